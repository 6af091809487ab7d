import type { RequestLane } from '../../../request-options';
import type { RateLimit } from '../../decoding/response-metadata';
import { BulkPace, bulkInterval, reserveOf } from './bulk-pace';
import type { EndedRequest, RateBudget, RateOutlook } from './rate-budgets';
import { RateWindow } from './rate-window';
import type { ServerTime } from './server-time';

/**
 * The budget of one operation, by the responses to this client: what Stream said to be left, less what is under way, since that
 * may or may not have been counted.
 *
 * Interactive requests go while anything is left. Bulk requests leave them a reserve, keep below the limit per second, and are
 * spread over the rest of the window when little is left. While nothing is known, one bulk request goes ahead.
 */
export class OperationBudget implements RateBudget {
  readonly #serverTime: ServerTime;
  readonly #onEnded: () => void;
  readonly #pace = new BulkPace();
  #window: RateWindow | undefined;
  #inFlight = 0;
  #bulkInFlight = 0;
  /** Requests that got no response: whether Stream counted them shows the response to one sent later. */
  #unheard = 0;
  #unheardAt = -Infinity;
  #isLimitless = false;

  /** @param onEnded called when a request has ended and is taken into account */
  constructor(serverTime: ServerTime, onEnded: () => void) {
    this.#serverTime = serverTime;
    this.#onEnded = onEnded;
  }

  /** No response told of a limit so far, and one told that there is none. */
  get isUnlimited(): boolean {
    return this.#isLimitless && this.#window === undefined;
  }

  /** How many requests Stream may have counted, or may yet count, of which no response told so far. */
  get unconfirmed(): number {
    return this.#inFlight + this.#unheard;
  }

  delay(lane: RequestLane, now: number): number {
    const window = this.#windowAt(now);
    if (!window)
      return lane === 'interactive' || this.#isLimitless || this.#bulkInFlight === 0 ? 0 : Infinity;
    const left = this.#leftTo(lane, window);
    if (left <= 0) return window.timeLeft(now);
    if (left <= this.#inFlight) return Infinity;
    return lane === 'interactive' ? 0 : this.#pace.delay(now);
  }

  outlook(now: number): RateOutlook | undefined {
    const window = this.#windowAt(now);
    if (!window) return undefined;
    const { limit, remaining, reset } = window;
    return { limit, left: remaining - this.#inFlight, timeLeft: window.timeLeft(now), end: reset.getTime() };
  }

  sent(lane: RequestLane, now: number): void {
    this.#inFlight++;
    if (lane === 'interactive') return;
    this.#bulkInFlight++;
    const window = this.#windowAt(now);
    if (!window) return;
    const left = this.#leftTo(lane, window) - this.#inFlight;
    this.#pace.sent(now, bulkInterval(window.limit, left, window.timeLeft(now)));
  }

  ended(lane: RequestLane, request: EndedRequest): void {
    this.#inFlight--;
    if (lane === 'bulk') this.#bulkInFlight--;
    this.#serverTime.learn(request);
    const { rateLimit, serverDate, sentAt, endedAt } = request;
    if (rateLimit) {
      if (sentAt > this.#unheardAt) this.#unheard = 0;
      this.learn(rateLimit, sentAt, endedAt);
    } else if (serverDate) {
      this.#isLimitless = true;
    } else {
      this.#unheard++;
      this.#unheardAt = endedAt;
    }
    this.#onEnded();
  }

  /** Takes in what Stream said of the limit, to whomever. */
  learn(rateLimit: RateLimit, sentAt: number, now: number): void {
    if (!this.#window) this.#window = new RateWindow(rateLimit, this.#serverTime);
    else if (this.#window.hear(rateLimit, sentAt, now)) this.#unheard = 0;
  }

  /** What is left at `now`; undefined when no response told of a limit. */
  limit(now: number): RateLimit | undefined {
    const window = this.#windowAt(now);
    if (!window) return undefined;
    return { limit: window.limit, remaining: window.remaining, reset: window.reset };
  }

  /** The same, as long as a response told of the present window. */
  heard(now: number): RateLimit | undefined {
    return this.#windowAt(now)?.isAssumed === false ? this.limit(now) : undefined;
  }

  #windowAt(now: number): RateWindow | undefined {
    if (this.#window?.turnTo(now)) this.#unheard = 0;
    return this.#window;
  }

  #leftTo(lane: RequestLane, { limit, remaining }: RateWindow): number {
    // After an outage of Stream's people need not wait for what it may never have counted; work that can wait does.
    return lane === 'interactive' ? remaining : remaining - this.#unheard - reserveOf(limit);
  }
}
