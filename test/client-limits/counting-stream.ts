import type { RateLimit } from '../../src/stream/transport/decoding/response-metadata';

/** What the headers of an answer say. */
export interface Counted {
  readonly rateLimit: RateLimit;
  readonly serverDate: Date;
  /** Stream would have answered 429. */
  readonly isExceeded: boolean;
}

const WINDOW = 60_000;

/** Counts requests as Stream does: in windows of a minute by its own clock. */
export class CountingStream {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #used = new Map<string, number>();

  /** @param now Stream's clock, in milliseconds */
  constructor(limit: number, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  count(operation: string): Counted {
    const now = this.#now();
    const window = Math.floor(now / WINDOW);
    const used = this.used(operation) + 1;
    this.#used.set(`${operation} ${window}`, used);
    return {
      rateLimit: {
        limit: this.#limit,
        remaining: Math.max(0, this.#limit - used),
        reset: new Date((window + 1) * WINDOW),
      },
      // The header has whole seconds.
      serverDate: new Date(Math.floor(now / 1000) * 1000),
      isExceeded: used > this.#limit,
    };
  }

  /** How many were counted in this window. */
  used(operation: string): number {
    return this.#used.get(`${operation} ${Math.floor(this.#now() / WINDOW)}`) ?? 0;
  }
}
