import type { ThrottlerStorage } from '@nestjs/throttler';
import { RetryLaterException } from '../../access/retry-later.exception';
import { noteBudget, type Budget, type CountedRequest } from './request-budget';

const MINUTE = 60_000;
const KEY_PREFIX = 'nestjs-getstream:requests';

/** A number of requests per minute, each for itself, for the addresses or principals of one kind. */
export class RateLimit {
  /**
   * @param kind keeps the counters of several limits apart
   * @param limit requests per minute; 0: any number
   */
  constructor(
    private readonly storage: ThrottlerStorage,
    private readonly kind: 'address' | 'principal',
    private readonly limit: number,
  ) {}

  /**
   * Counts a request.
   *
   * @param whose the address or the principal
   * @param named how it is called in the refusal
   * @throws RetryLaterException 429 when the limit is spent
   */
  async take(whose: string, named: string, request: CountedRequest): Promise<void> {
    const { kind, limit } = this;
    if (limit === 0) return;
    const key = `${KEY_PREFIX}:${kind}:${whose}`;
    const budget = budgetOf(limit, await this.storage.increment(key, MINUTE, limit, MINUTE, kind));
    noteBudget(request, budget);
    if (budget.isSpent) throw tooMany(named, budget);
  }
}

function budgetOf(limit: number, record: Awaited<ReturnType<ThrottlerStorage['increment']>>): Budget {
  return {
    limit,
    remaining: record.isBlocked ? 0 : Math.max(limit - record.totalHits, 0),
    reset: Math.max(record.isBlocked ? record.timeToBlockExpire : record.timeToExpire, 1),
    isSpent: record.isBlocked,
  };
}

function tooMany(named: string, { limit, reset }: Budget): RetryLaterException {
  return new RetryLaterException(
    429,
    `More than ${limit} requests within a minute from ${named}. Try again in ${reset} s.`,
    reset,
  );
}
