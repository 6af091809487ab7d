import type { CancelSignal } from '../../cancellation';
import type { RequestLane } from '../../request-options';
import type { RateLimit } from '../decoding/response-metadata';

/** One attempt that asks to be sent. */
export interface Entry {
  /** Stream's name of the operation, such as `GetCall`. */
  readonly operation: string;
  readonly requestId: string;
  readonly lane: RequestLane;
  /** Ends the wait when it is aborted. */
  readonly signal?: CancelSignal | undefined;
  /** When waiting makes no more sense, in milliseconds by the clock. */
  readonly deadlineAt?: number | undefined;
}

/** What an attempt holds that was let in. */
export interface Ticket {
  /**
   * To be called when the attempt has ended, however it did; only the first time counts.
   *
   * @param rateLimit what the headers of the answer said, those of a refusal as well
   * @param serverDate the header `Date` of the answer. An answer with a date and without a rate limit is taken as: the operation
   * has no limit. Without either there was no answer: whether Stream counted the request is unknown.
   */
  leave(rateLimit?: RateLimit, serverDate?: Date): void;
}
