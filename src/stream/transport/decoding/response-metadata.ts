import { readHttpDate } from './http-date';

/** The rate limit of one operation, which Stream counts per minute and platform. */
export interface RateLimit {
  /** Requests allowed per window. */
  readonly limit: number;
  /** Requests left in this window. */
  readonly remaining: number;
  /** When the next window starts. */
  readonly reset: Date;
}

/** What came with a response besides its body. */
export interface ResponseMetadata {
  /** The HTTP status. */
  readonly status: number;
  /** The value of the header `x-client-request-id`. */
  readonly requestId: string;
  /** How many attempts it took: with more than one, an earlier one may have been carried out already. */
  readonly attempts: number;
  /** Absent when the response has no rate-limit headers. */
  readonly rateLimit: RateLimit | undefined;
  /** When Stream responded, by its own clock; absent without a header `Date`. */
  readonly serverDate: Date | undefined;
}

/** The head of a response. */
export interface ResponseHead {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Partial<Record<string, unknown>>>;
}

/** A response of Stream's with its metadata, which is not enumerable: it is not in the JSON and not copied by `...`. */
export type StreamResponse<T> = T & { readonly metadata: ResponseMetadata };

/** Adds the metadata to `body` itself. */
export function withMetadata<T extends object>(body: T, metadata: ResponseMetadata): StreamResponse<T> {
  return Object.defineProperty(body, 'metadata', { value: metadata }) as StreamResponse<T>;
}

/** Reads what came with a response. */
export function readMetadata(
  requestId: string,
  attempts: number,
  { status, headers }: ResponseHead,
): ResponseMetadata {
  const rateLimit = readRateLimit((name) => headers[name]);
  return { requestId, attempts, status, rateLimit, serverDate: readHttpDate(headers.date, Date.now()) };
}

/** Seconds since 1970 of the year 10000. More are no seconds: they would close an operation for ever. */
const RESET_MAX = 253_402_300_800;

/** Reads the rate limit from headers with lower-case names. */
export function readRateLimit(header: (name: string) => unknown): RateLimit | undefined {
  const limit = readNumber(header('x-ratelimit-limit'));
  const remaining = readNumber(header('x-ratelimit-remaining'));
  const reset = readNumber(header('x-ratelimit-reset'));
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  if (reset > RESET_MAX) return undefined;
  return { limit, remaining, reset: new Date(reset * 1000) };
}

/**
 * The first of several values that were sent or joined with commas, without parameters (`1000;w=60`); undefined unless it is
 * a number that makes sense.
 */
function readNumber(value: unknown): number | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const number = typeof first === 'string' ? LEADING_NUMBER.exec(first)?.[1] : undefined;
  return number === undefined ? undefined : Math.trunc(Number(number));
}

const LEADING_NUMBER = /^\s*(\d{1,15}(?:\.\d+)?)\s*(?:[,;]|$)/;
