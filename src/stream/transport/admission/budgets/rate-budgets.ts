import type { RequestLane } from '../../../request-options';
import type { RateLimit } from '../../decoding/response-metadata';

/** Knows what is left of Stream's rate limits, by operation. */
export interface RateBudgets {
  /** The budget of one operation; the same object each time. */
  of(operation: string): RateBudget;
  /** What is left at `now`, in milliseconds by the client's clock, of those limits that a response told of. */
  limits(now: number): Record<string, RateLimit>;
  /**
   * `changed` is called when a budget that said `Infinity` may say otherwise, for another reason than that a request of the
   * listener ended. Each client that uses the budgets listens; what runs in the background ends with the last of them.
   *
   * @returns ends the listening
   */
  onChange(changed: () => void): () => void;
}

/** What is left of the rate limit of one operation. Times are milliseconds by the client's clock. */
export interface RateBudget {
  /**
   * Milliseconds until a request of this lane may be sent, as far as is known at `now`. 0: it may go; `Infinity`: that shows
   * when a request of the operation ends, or by `onChange`.
   */
  delay(lane: RequestLane, now: number): number;
  /** How the rate limit stands at `now`; undefined while no response told of it. */
  outlook(now: number): RateOutlook | undefined;
  /** A request goes out. */
  sent(lane: RequestLane, now: number): void;
  /** A request has ended. */
  ended(lane: RequestLane, request: EndedRequest): void;
}

/** How the rate limit of an operation stands, with what is under way taken as counted. */
export interface RateOutlook {
  /** Requests per window. */
  readonly limit: number;
  /** Requests that may still be sent in this window. */
  readonly left: number;
  /** Milliseconds until the next window. */
  readonly timeLeft: number;
  /** When the window ends, in milliseconds by Stream's clock. */
  readonly end: number;
}

/** How a request ended; times in milliseconds by the client's clock. */
export interface EndedRequest {
  readonly sentAt: number;
  readonly endedAt: number;
  readonly rateLimit: RateLimit | undefined;
  /** When the response was made, by Stream's clock; undefined when there was no response. */
  readonly serverDate: Date | undefined;
}

/** Stream counts in fixed windows of a minute (reference/http.md §7). */
export const WINDOW = 60_000;
