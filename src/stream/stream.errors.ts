import type { RateLimit } from './transport/decoding/response-metadata';

/** The base of every error this package throws on purpose: catch it to catch them all. */
export class StreamError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The client or the module was set up wrongly; thrown at start-up, or at the first request that shows it. */
export class StreamConfigurationError extends StreamError {}

/** An argument was rejected before anything was sent. */
export class StreamValidationError extends StreamError {
  constructor(
    /** The argument at fault, such as `user_id` or `users[0].set.custom`. */
    readonly parameter: string,
    problem: string,
  ) {
    super(`${parameter} ${problem}`);
  }
}

/** What is known of a request that got no response. */
export interface RequestIdentity {
  /** Stream's name of the operation, such as `GetCall`. */
  readonly operation: string;
  /** The value of the header `x-client-request-id`. */
  readonly requestId: string;
}

/** Stream did not respond: the connection could not be made, or broke. Whether the request was carried out is unknown. */
export class StreamConnectionError extends StreamError {
  readonly operation: string;
  readonly requestId: string;
  /** The system's or undici's error code, such as `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Whether it is certain that nothing of the request left this process, so that it was not carried out. */
  readonly neverSent: boolean;

  constructor(
    problem: string,
    request: RequestIdentity & { code?: string | undefined; neverSent?: boolean },
    options?: ErrorOptions,
  ) {
    super(`${request.operation} got no response: ${problem} (request ${request.requestId})`, options);
    this.operation = request.operation;
    this.requestId = request.requestId;
    this.code = request.code;
    this.neverSent = request.neverSent ?? false;
  }
}

/** Stream did not respond within the client's `timeout`. Whether the request was carried out is unknown. */
export class StreamTimeoutError extends StreamError {
  readonly operation: string;
  readonly requestId: string;
  /** How long the client waited, in milliseconds. */
  readonly timeout: number;

  constructor(request: RequestIdentity & { timeout: number }) {
    super(
      `${request.operation} got no response within ${request.timeout} ms (request ${request.requestId}). ` +
        'The option `timeout` of the client sets how long it waits.',
    );
    this.operation = request.operation;
    this.requestId = request.requestId;
    this.timeout = request.timeout;
  }
}

/** The request was given up because its `signal` was aborted. `cause` is the reason of the abort. */
export class StreamCancelledError extends StreamError {
  readonly operation: string;
  readonly requestId: string;

  constructor(request: RequestIdentity, options?: ErrorOptions) {
    super(`${request.operation} was cancelled (request ${request.requestId}).`, options);
    this.operation = request.operation;
    this.requestId = request.requestId;
  }
}

/** Why the client did not send a request. */
export type UnavailableReason =
  /** Stream failed so often of late that requests fail at once, until a trial succeeds. */
  | 'circuit-open'
  /** Too many requests wait already. */
  | 'queue-full'
  /** The rate limit of the operation is spent, and the next window begins after the deadline. */
  | 'rate-limit'
  /** The principal on whose behalf it would be sent has used its share of the rate limit, or has too much under way. */
  | 'principal-share';

/** The client did not send the request, to spare Stream and the caller: nothing was carried out. */
export class StreamUnavailableError extends StreamError {
  readonly operation: string;
  readonly requestId: string;
  readonly reason: UnavailableReason;
  /** Milliseconds until another try makes sense. */
  readonly retryAfter: number;

  constructor(
    problem: string,
    request: RequestIdentity & { reason: UnavailableReason; retryAfter: number },
    options?: ErrorOptions,
  ) {
    super(`${request.operation} was not sent: ${problem} (request ${request.requestId})`, options);
    this.operation = request.operation;
    this.requestId = request.requestId;
    this.reason = request.reason;
    this.retryAfter = request.retryAfter;
  }
}

/** What a rejection of Stream's says. */
export interface ApiErrorDetails extends RequestIdentity {
  readonly status: number;
  readonly code?: number | undefined;
  readonly reason: string;
  readonly rateLimit?: RateLimit | undefined;
  readonly exceptionFields?: Readonly<Record<string, string>> | undefined;
  readonly hint?: string | undefined;
  readonly retryable: boolean;
  readonly retryAfter?: number | undefined;
  readonly serverDate?: Date | undefined;
}

/**
 * Stream responded, and rejected the request. Or its response was not the expected JSON, in which case `code` is undefined.
 *
 * @example
 * ```ts
 * try {
 *   await client.video.call('default', 'standup').get();
 * } catch (error) {
 *   if (error instanceof StreamApiError && error.code === 16) return null; // there is no such call
 *   throw error;
 * }
 * ```
 */
export class StreamApiError extends StreamError {
  readonly operation: string;
  readonly requestId: string;
  /** The HTTP status. */
  readonly status: number;
  /** Stream's error code, such as 4 (input), 9 (rate limit), 16 (does not exist), 17 (not allowed). */
  readonly code: number | undefined;
  /** Stream's own words. */
  readonly reason: string;
  /** Whether the same request may succeed later: a spent rate limit or a fault on Stream's side. */
  readonly retryable: boolean;
  /** Milliseconds until another try makes sense, where Stream says so. */
  readonly retryAfter: number | undefined;
  /** The rate limit of the operation after this request. */
  readonly rateLimit: RateLimit | undefined;
  /** When Stream responded, by its own clock. */
  readonly serverDate: Date | undefined;
  /** Stream's words per field, where it gives them. */
  readonly exceptionFields: Readonly<Record<string, string>> | undefined;
  /** What to do about it, for the errors people meet most. */
  readonly hint: string | undefined;

  constructor(details: ApiErrorDetails) {
    const code = details.code === undefined ? '' : `, code ${details.code}`;
    const hint = details.hint === undefined ? '' : ` ${details.hint}`;
    super(
      `${details.operation} failed with status ${details.status}${code}: ${details.reason} ` +
        `(request ${details.requestId})${hint}`,
    );
    this.operation = details.operation;
    this.requestId = details.requestId;
    this.status = details.status;
    this.code = details.code;
    this.reason = details.reason;
    this.retryable = details.retryable;
    this.retryAfter = details.retryAfter;
    this.rateLimit = details.rateLimit;
    this.serverDate = details.serverDate;
    this.exceptionFields = details.exceptionFields;
    this.hint = details.hint;
  }

  /** Whether Stream does not accept the key or the secret of this client, whatever it asks for. */
  get refusesCredentials(): boolean {
    return this.status === 401 || (this.status === 403 && this.code !== NOT_ALLOWED);
  }
}

/** Stream's word for "you may not do this", as opposed to its codes for credentials that it does not accept. */
const NOT_ALLOWED = 17;

/** Which users of a bulk operation were written when it failed. Every user is in one of the lists. */
export interface BulkOutcome {
  /** Ids of users that were written. */
  readonly written: readonly string[];
  /** Ids of users that were not written. */
  readonly unwritten: readonly string[];
  /** Ids of users whose batch got no response: they may or may not have been written. */
  readonly unknown: readonly string[];
}

/** A bulk operation stopped part of the way; `cause` is the error of the batch that failed first. */
export class StreamBulkError extends StreamError {
  readonly written: readonly string[];
  readonly unwritten: readonly string[];
  readonly unknown: readonly string[];

  constructor(outcome: BulkOutcome, cause: Error) {
    super(
      `${outcome.written.length} users were written, ${outcome.unwritten.length} were not, ` +
        `of ${outcome.unknown.length} it is unknown. The first failure: ${cause.message}`,
      { cause },
    );
    this.written = outcome.written;
    this.unwritten = outcome.unwritten;
    this.unknown = outcome.unknown;
  }
}
