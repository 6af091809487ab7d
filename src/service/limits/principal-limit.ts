import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { RequestLimiter } from '../../access/request-limiter';
import { PRINCIPAL_RATE_LIMIT } from './rate-limits.tokens';
import type { RateLimit } from './rate-limit';
import type { CountedRequest } from './request-budget';

/** Counts requests by who makes them, on whatever address and with whichever of their keys. */
@Injectable()
export class PrincipalLimit extends RequestLimiter {
  constructor(@Inject(PRINCIPAL_RATE_LIMIT) private readonly limit: RateLimit) {
    super();
  }

  override take({ kind, subject }: Principal, request: CountedRequest): void | Promise<void> {
    return this.limit.take(`${kind}:${subject}`, subject, request);
  }
}
