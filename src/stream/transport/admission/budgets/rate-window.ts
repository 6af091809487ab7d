import type { RateLimit } from '../../decoding/response-metadata';
import { WINDOW } from './rate-budgets';
import type { ServerTime } from './server-time';

/** Clocks differ a little, and timers fire a little early: a window counts as over this many milliseconds later. */
export const MARGIN = 50;

/** How long a window that we thought to be over stays shut, in milliseconds, when Stream rejects requests in its name. */
const HOLD = 1000;

/** What is known of the present window of one operation. Moments are by our clock, unless they say otherwise. */
export class RateWindow {
  limit: number;
  /** What Stream said to be left: the least of what its responses said, since they may arrive out of order. */
  remaining: number;
  /** When it ends by Stream's clock. */
  #reset: number;
  /** When it surely is over by Stream's clock. */
  #overAt: number;
  /** When we assumed that it had begun; undefined when a response told of it. */
  #assumedAt: number | undefined;
  readonly #serverTime: ServerTime;

  constructor({ limit, remaining, reset }: RateLimit, serverTime: ServerTime) {
    this.limit = limit;
    this.remaining = remaining;
    this.#reset = reset.getTime();
    this.#overAt = this.#reset + MARGIN;
    this.#serverTime = serverTime;
  }

  /** Whether no response told of this window: it must have begun, since the one before it is over. */
  get isAssumed(): boolean {
    return this.#assumedAt !== undefined;
  }

  /** By Stream's clock. */
  get reset(): Date {
    return new Date(this.#reset);
  }

  /** Milliseconds until the next window has surely begun. */
  timeLeft(now: number): number {
    return this.#overAt - this.#serverTime.at(now);
  }

  /** Goes over to the present window: all of the limit is there, until a response says otherwise. True when it did. */
  turnTo(now: number): boolean {
    const time = this.#serverTime.at(now);
    if (time < this.#overAt) return false;
    const windows = Math.floor((time - this.#reset) / WINDOW) + 1;
    this.#begin(this.#reset + windows * WINDOW, this.limit, Math.max(1, this.limit));
    this.#assumedAt = now;
    return true;
  }

  /** Takes in what the response to a request said that was sent at `sentAt`; true when it told of another window. */
  hear({ limit, remaining, reset }: RateLimit, sentAt: number, now: number): boolean {
    const end = reset.getTime();
    if (end < this.#reset) return this.#goBack(end, limit, remaining, sentAt, now);
    if (end === this.#reset) {
      this.limit = limit;
      this.remaining = Math.min(this.remaining, remaining);
      this.#assumedAt = undefined;
      return false;
    }
    this.#begin(end, limit, remaining);
    return true;
  }

  /** A response that tells of an earlier window is late, or shows that the present one was assumed too early. */
  #goBack(end: number, limit: number, remaining: number, sentAt: number, now: number): boolean {
    if (this.#assumedAt === undefined) return false;
    const time = this.#serverTime.at(now);
    const isRejection = remaining === 0 && sentAt >= this.#assumedAt;
    if (end <= time && !isRejection) return false;
    this.#begin(end, limit, remaining);
    if (end <= time) this.#overAt = time + HOLD;
    return true;
  }

  #begin(reset: number, limit: number, remaining: number): void {
    this.#reset = reset;
    this.#overAt = reset + MARGIN;
    this.limit = limit;
    this.remaining = remaining;
    this.#assumedAt = undefined;
  }
}
