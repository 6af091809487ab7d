import {
  StreamApiError,
  StreamCancelledError,
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
  type RequestIdentity,
  type UnavailableReason,
} from '../stream/stream.errors';

/** How a failure between us and Stream looks to those who call the REST API. */
export interface StreamFailure {
  readonly status: number;
  /** The name of the status, where HTTP has none. */
  readonly error?: string;
  readonly message: string;
  readonly code?: number;
  readonly details?: Record<string, unknown>;
  /** In seconds. */
  readonly retryAfter?: number;
}

/** Stream counts requests per minute. */
const RATE_LIMIT_WINDOW_SECONDS = 60;

const RETRY_AFTER_OUTAGE_SECONDS = 5;

/** What logs and metrics of proxies call a caller who went away: it is nobody's failure, and nobody reads the answer. */
const CALLER_GONE = { status: 499, error: 'Client Closed Request' } as const;

const UNSENT: Readonly<Record<UnavailableReason, string>> = {
  'circuit-open': 'Too many recent requests to Stream failed',
  'queue-full': 'Too many requests to Stream are waiting',
  'rate-limit': "Stream's rate limit of the operation is spent",
  'principal-share': "You have used your share of Stream's rate limit",
};

/** The failure behind an error of the client's; `undefined` when it is not one between us and Stream. */
export function streamFailure(error: unknown, now: number): StreamFailure | undefined {
  if (error instanceof StreamTimeoutError) {
    return {
      status: 504,
      message: `Stream did not answer within ${error.timeout} ms; ${unknownOutcome(error)}`,
    };
  }
  if (error instanceof StreamConnectionError) {
    return {
      status: 503,
      message: `Stream cannot be reached; ${unknownOutcome(error)}`,
      retryAfter: RETRY_AFTER_OUTAGE_SECONDS,
    };
  }
  if (error instanceof StreamUnavailableError) return unsentFailure(error);
  if (error instanceof StreamCancelledError) {
    return { ...CALLER_GONE, message: `The caller went away; ${unknownOutcome(error)}` };
  }
  return error instanceof StreamApiError ? apiFailure(error, now) : undefined;
}

function unsentFailure({ operation, reason, retryAfter }: StreamUnavailableError): StreamFailure {
  return {
    status: reason === 'principal-share' ? 429 : 503,
    message: `${UNSENT[reason]}; ${operation} was not carried out.`,
    retryAfter: Math.max(Math.ceil(retryAfter / 1000), 1),
  };
}

function apiFailure(error: StreamApiError, now: number): StreamFailure {
  const { code, status, operation } = error;
  if (status === 429 || code === 9) {
    return {
      ...withCode(error),
      status: 503,
      message: `Stream's rate limit of ${operation} is spent.`,
      retryAfter: secondsUntilReset(error, now),
    };
  }
  if (code === undefined) {
    return { status: 502, message: `Stream's answer to ${operation} makes no sense (status ${status}).` };
  }
  if (error.refusesCredentials) {
    return {
      ...withCode(error),
      status: 502,
      message: `Stream refused the credentials of this service at ${operation}: ${error.reason}`,
    };
  }
  if (status === 408)
    return { ...withCode(error), status: 504, message: `Stream took too long for ${operation}.` };
  if (status === 503) {
    return {
      ...withCode(error),
      status,
      message: `Stream is unavailable: ${error.reason}`,
      retryAfter: RETRY_AFTER_OUTAGE_SECONDS,
    };
  }
  if (status >= 500 || status < 400) {
    return { ...withCode(error), status: 502, message: `Stream failed at ${operation}: ${error.reason}` };
  }
  return { ...withCode(error), status, message: error.reason };
}

function withCode({ code, exceptionFields }: StreamApiError): Pick<StreamFailure, 'code' | 'details'> {
  return {
    ...(code === undefined ? {} : { code }),
    ...(exceptionFields && Object.keys(exceptionFields).length > 0
      ? { details: { fields: exceptionFields } }
      : {}),
  };
}

function secondsUntilReset({ rateLimit }: StreamApiError, now: number): number {
  if (!rateLimit) return RATE_LIMIT_WINDOW_SECONDS;
  const seconds = Math.ceil((rateLimit.reset.getTime() - now) / 1000);
  return Math.min(Math.max(seconds, 1), RATE_LIMIT_WINDOW_SECONDS);
}

function unknownOutcome({ operation, requestId }: RequestIdentity): string {
  return `whether ${operation} was carried out is unknown (request ${requestId}).`;
}
