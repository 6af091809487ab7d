import { WINDOW, type EndedRequest } from './rate-budgets';

/** The header `Date` leaves the fraction of a second away. */
const DATE_PRECISION = 1000;

/**
 * Stream's clock, as far as its responses show how it differs from ours. The end of a rate-limit window is by Stream's clock: read
 * by a clock that is ahead of it, the next window would seem to be open too early.
 */
export class ServerTime {
  /** The limits within which Stream's clock is ahead of ours, by what responses said of windows. */
  readonly #byWindow = new Range();
  readonly #byDate = new Range();
  #ahead = 0;

  /** What Stream's clock shows when ours shows `now`: at least that, where it is not known exactly. */
  at(now: number): number {
    return now + this.#ahead;
  }

  learn({ sentAt, endedAt, rateLimit, serverDate }: EndedRequest): void {
    if (rateLimit === undefined && serverDate === undefined) return;
    if (rateLimit) {
      const end = rateLimit.reset.getTime();
      this.#byWindow.narrow(end - WINDOW - endedAt, end - sentAt);
    }
    if (serverDate) {
      const date = serverDate.getTime();
      this.#byDate.narrow(date - endedAt, date + DATE_PRECISION - sentAt);
    }
    this.#ahead = this.#estimate();
  }

  /** Windows are what matters: a `Date` that contradicts them was made by some other clock, such as that of a proxy. */
  #estimate(): number {
    const { from, to } = this.#byWindow;
    const date = this.#byDate;
    if (date.isKnown && date.from <= to && date.to >= from) return Math.max(from, date.from);
    return Math.min(Math.max(0, from), to);
  }
}

/** Narrows with each observation; one that contradicts the others shows that a clock was set, and makes a new beginning. */
class Range {
  from = -Infinity;
  to = Infinity;

  get isKnown(): boolean {
    return this.from > -Infinity;
  }

  narrow(from: number, to: number): void {
    const contradicts = from > this.to || to < this.from;
    this.from = contradicts ? from : Math.max(this.from, from);
    this.to = contradicts ? to : Math.min(this.to, to);
  }
}
