import { randomUUID } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
  type NestInterceptor,
  Optional,
  UnprocessableEntityException,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { catchError, concatMap, type Observable, of } from 'rxjs';
import { messageOf } from '../../errors/message-of';
import { type AdmittedRequest, PRINCIPAL } from '../../access/current-principal.decorator';
import { RetryLaterException } from '../../access/retry-later.exception';
import { ROUTE_CLIENT } from '../../access/route-client';
import { StreamClient } from '../../stream/stream.client';
import { errorReply } from '../error-reply';
import {
  IDEMPOTENCY_KEY_HEADER,
  IDEMPOTENCY_REPLAYED_HEADER,
  ownedKey,
  readIdempotencyKey,
} from './idempotency-key';
import type {
  IdempotencyClaim,
  IdempotencyOutcome,
  IdempotencyStore,
  IdempotentAttempt,
  KeptAnswer,
  OwnedKey,
} from './store/idempotency-store';
import { FIRST_ATTEMPT, type RepeatableRequest } from './new-id.decorator';
import { requestFingerprint } from './request-fingerprint';
import { SHARED_IDEMPOTENCY_STORE } from './shared-idempotency.module';

/** Refusals after which nothing was done, and the request is corrected rather than repeated. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403]);

/** Answers that another try may turn into a better one. */
const WORTH_RETRYING: ReadonlySet<number> = new Set([408, 425, 429, 499]);

/**
 * What an answer means for its key. An answer that leaves open whether the request was carried out (504, or 503 when the
 * connection broke) is not kept: a repeat then asks Stream again, for the same id.
 */
export function outcomeOf(answer: KeptAnswer): IdempotencyOutcome {
  if (REFUSED.has(answer.status)) return { kind: 'refused' };
  if (WORTH_RETRYING.has(answer.status) || answer.status >= 500) return { kind: 'failed' };
  return { kind: 'answered', answer };
}

interface HttpRequest extends AdmittedRequest, RepeatableRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: unknown;
}

/** Seconds: a repeat that comes while the first request is under way usually finds its answer then. */
const RETRY_AFTER_RUNNING = 1;
const RETRY_AFTER_OUTAGE = 5;

/** Gives a POST that repeats an earlier one, by its header `Idempotency-Key`, the answer that the first one got. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(SHARED_IDEMPOTENCY_STORE) private readonly store: IdempotencyStore,
    @Optional() @Inject(ROUTE_CLIENT) private readonly routeClient?: StreamClient,
    @Optional() @Inject(StreamClient) private readonly client?: StreamClient,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const principal = request[PRINCIPAL];
    const givenKey = readIdempotencyKey(request.headers);
    if (givenKey === undefined || !principal) return next.handle();

    const key = ownedKey(principal, givenKey, (this.routeClient ?? this.client)?.apiKey ?? '');
    const attempt = { fingerprint: this.#fingerprint(request), id: randomUUID() };
    const claim = await this.#claim(key, attempt);
    if (claim.state === 'answered') return of(this.#replay(claim.answer, context));
    if (claim.state !== 'mine') throw refusal(claim.state);
    request[FIRST_ATTEMPT] = claim.id;
    return next.handle().pipe(
      concatMap(async (body: unknown) => {
        await this.#settle(key, attempt, this.#answer(body, context));
        return body;
      }),
      catchError(async (error: unknown) => {
        const { body } = errorReply(error, Date.now());
        await this.#settle(key, attempt, { status: body.statusCode, body: JSON.stringify(body) });
        throw error;
      }),
    );
  }

  #fingerprint(request: HttpRequest): string {
    const { httpAdapter } = this.adapterHost;
    const method = httpAdapter.getRequestMethod(request) as string;
    const url = httpAdapter.getRequestUrl(request) as string;
    return requestFingerprint({ method, url, body: request.body });
  }

  async #claim(key: OwnedKey, attempt: IdempotentAttempt): Promise<IdempotencyClaim> {
    try {
      return await this.store.claim(key, attempt);
    } catch (error) {
      this.logger.error(`The store of idempotency keys failed: ${messageOf(error)}`);
      throw new RetryLaterException(
        503,
        `The store of the header ${IDEMPOTENCY_KEY_HEADER} cannot be reached; nothing was done.`,
        RETRY_AFTER_OUTAGE,
      );
    }
  }

  /** What was done cannot be undone, so the answer goes out also when it cannot be kept. */
  async #settle(key: OwnedKey, attempt: IdempotentAttempt, answer: KeptAnswer): Promise<void> {
    try {
      await this.store.settle(key, attempt, outcomeOf(answer));
    } catch (error) {
      this.logger.error(`The answer to a request with an idempotency key was not kept: ${messageOf(error)}`);
    }
  }

  #answer(body: unknown, context: ExecutionContext): KeptAnswer {
    const response = context.switchToHttp().getResponse<{ readonly statusCode: number }>();
    const location: unknown = this.adapterHost.httpAdapter.getHeader(response, 'Location');
    return {
      status: response.statusCode,
      ...(typeof location === 'string' && { location }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
  }

  #replay({ status, location, body }: KeptAnswer, context: ExecutionContext): unknown {
    const { httpAdapter } = this.adapterHost;
    const response = context.switchToHttp().getResponse<unknown>();
    httpAdapter.status(response, status);
    httpAdapter.setHeader(response, IDEMPOTENCY_REPLAYED_HEADER, 'true');
    if (location !== undefined) httpAdapter.setHeader(response, 'Location', location);
    return body === undefined ? undefined : JSON.parse(body);
  }
}

function refusal(state: 'running' | 'different' | 'full'): Error {
  switch (state) {
    case 'running':
      return new RetryLaterException(
        409,
        `The first request with this ${IDEMPOTENCY_KEY_HEADER} is still being carried out.`,
        RETRY_AFTER_RUNNING,
      );
    case 'full':
      return new RetryLaterException(
        429,
        `Too many requests with an ${IDEMPOTENCY_KEY_HEADER} are under way; nothing was done.`,
        RETRY_AFTER_RUNNING,
      );
    case 'different':
      return new UnprocessableEntityException(
        `This ${IDEMPOTENCY_KEY_HEADER} was used for another request: path and body of a repeat must be those of the first one.`,
      );
  }
}
