import { Logger } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import type { Hit, HitRecord, HitStorage } from './hit-storage';

/** Milliseconds that Redis gets to count: a request waits no longer for it. */
const TIME_LIMIT = 250;

/** Milliseconds after a failure for which Redis is left alone. */
const PAUSE = 1000;

/**
 * Counts in a shared storage, and while that fails in the memory of this process: no request is refused, or waits, because
 * the shared one is away. The outage is logged when it begins and when it ends.
 */
export class FailoverStorage implements HitStorage {
  private readonly logger = new Logger('RateLimits');
  #failing = false;
  #pausedUntil = 0;

  constructor(
    private readonly shared: ThrottlerStorage,
    private readonly own: HitStorage,
    private readonly now: () => number = Date.now,
  ) {}

  async increment(...hit: Hit): Promise<HitRecord> {
    if (this.now() < this.#pausedUntil) return this.own.increment(...hit);
    try {
      const record = await within(TIME_LIMIT, this.shared.increment(...hit));
      this.#recovered();
      return record;
    } catch (error) {
      this.#failed(error);
      return this.own.increment(...hit);
    }
  }

  #failed(error: unknown): void {
    this.#pausedUntil = this.now() + PAUSE;
    if (this.#failing) return;
    this.#failing = true;
    this.logger.warn(
      `Redis does not count requests (${(error as Error).message}): each process counts its own until it is back.`,
    );
  }

  #recovered(): void {
    if (!this.#failing) return;
    this.#failing = false;
    this.logger.log('Redis counts requests again.');
  }
}

/** Waits for a promise no longer than `limit` milliseconds. */
async function within<Value>(limit: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${limit} ms`));
    }, limit);
  });
  try {
    return await Promise.race([promise, expired]);
  } finally {
    clearTimeout(timer);
  }
}
