import type { StreamError } from './stream.errors';
import type { RateLimit } from './transport/decoding/response-metadata';

/** How a client stands with Stream, as its latest requests show it. Reading it sends nothing. */
export interface ClientStatus {
  /**
   * `open`: all requests fail at once, since there is no connection, or every operation in use failed; `half-open`: one is let
   * through as a trial.
   */
  readonly circuit: 'closed' | 'open' | 'half-open';
  /** The operations whose requests fail at once, such as `QueryCalls`. */
  readonly openCircuits: readonly string[];
  /** Requests that were sent and have no response yet. */
  readonly inFlight: number;
  /** Requests that wait to be sent, by lane. */
  readonly queued: { readonly interactive: number; readonly bulk: number };
  /** Sockets; absent with a `dispatcher` or `transport: 'http'`. */
  readonly connections?: { readonly open: number; readonly free: number } | undefined;
  /** When Stream last sent a response that shows that it works and knows this client. A rejection such as 404 does. */
  readonly lastResponseAt?: Date | undefined;
  /** The last failure between this client and Stream: no response, a fault on Stream's side, refused credentials. */
  readonly lastFailure?: { readonly at: Date; readonly error: StreamError } | undefined;
  /** What is left of Stream's rate limits, by operation, as of the latest response to each. */
  readonly rateLimits: Readonly<Record<string, RateLimit>>;
}
