import { isPromise } from 'node:util/types';
import { RetryLaterException } from '../../access/retry-later.exception';
import type { HitRecord, HitStorage } from './hit-storage';
import { noteBudget, type Budget, type CountedRequest } from './request-budget';

const MINUTE = 60_000;

/** A number of requests per minute, each for itself, for the addresses or principals of one kind. */
export class RateLimit {
  /**
   * @param kind keeps the counters of several limits apart
   * @param limit requests per minute; 0: any number
   * @param prefix keeps those of several apps apart that count in one storage
   */
  constructor(
    private readonly storage: HitStorage,
    private readonly kind: 'address' | 'principal',
    private readonly limit: number,
    private readonly prefix = 'requests',
  ) {}

  /**
   * Counts a request, at once where the storage need not be waited for; then it throws what it would reject with as well.
   *
   * @param whose the address or the principal
   * @param named how it is called in the refusal
   * @throws RetryLaterException 429 when the limit is spent
   */
  take(whose: string, named: string, request: CountedRequest): void | Promise<void> {
    const { kind, limit } = this;
    if (limit === 0) return;
    const record = this.storage.increment(`${this.prefix}:${kind}:${whose}`, MINUTE, limit, MINUTE, kind);
    if (isPromise(record)) {
      return record.then((late) => {
        this.#judge(late, named, request);
      });
    }
    this.#judge(record, named, request);
  }

  #judge(record: HitRecord, named: string, request: CountedRequest): void {
    const budget = budgetOf(this.limit, record);
    noteBudget(request, budget);
    if (budget.isSpent) throw tooMany(named, budget);
  }
}

function budgetOf(limit: number, record: HitRecord): Budget {
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
