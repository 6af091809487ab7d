import type { StreamError } from './stream.errors';
import type { RequestLane } from './request-options';
import type { RateLimit } from './transport/decoding/response-metadata';

/** One attempt to send a request, about to begin. */
export interface Attempt {
  /** Stream's name of the operation, such as `GetCall`. */
  readonly operation: string;
  readonly method: string;
  /** The path below the base URL, without the query. */
  readonly path: string;
  readonly requestId: string;
  readonly lane: RequestLane;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** How an attempt ended. */
export interface AttemptOutcome {
  /** The HTTP status; absent without a response. */
  readonly status?: number;
  /** Absent when it succeeded. */
  readonly error?: StreamError;
  /** Milliseconds. */
  readonly duration: number;
  /** What is left of the operation's rate limit, when the response says it. */
  readonly rateLimit?: RateLimit | undefined;
}

/** A failed attempt that will be retried. */
export interface Retry extends Attempt {
  readonly error: StreamError;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/**
 * Watches the requests of a client, for metrics, logs and traces; see `client.observe`. What an observer throws is ignored.
 */
export interface RequestObserver {
  /** Called before each attempt; what it returns is called when the attempt has ended. */
  attempt?(attempt: Attempt): ((outcome: AttemptOutcome) => void) | undefined;
  /** Called before the pause that precedes each retry. */
  retry?(retry: Retry): void;
}
