import type { RateLimit } from '../decoding/response-metadata';
import type { OutgoingRequest } from '../outgoing-request';

/** What the admission needs to know of a request. */
export type Entry = Pick<OutgoingRequest, 'operation' | 'requestId' | 'lane'> &
  Partial<Pick<OutgoingRequest, 'signal' | 'deadlineAt'>>;

/** What an attempt holds that was let in. */
export interface Ticket {
  /**
   * To be called when the attempt has ended, however it did; only the first time counts.
   *
   * @param rateLimit what the headers of the response said, those of a rejection as well
   * @param serverDate the header `Date` of the response. A response with a date and without a rate limit is taken as: the operation
   * has no limit. Without either there was no response: whether Stream counted the request is unknown.
   */
  leave(rateLimit?: RateLimit, serverDate?: Date): void;
}
