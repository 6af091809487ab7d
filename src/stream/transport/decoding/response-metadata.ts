import type { ReceivedAnswer } from '../connection/connection';

/** The rate limit of one operation, which Stream counts per minute and platform. */
export interface RateLimit {
  /** Requests allowed per window. */
  readonly limit: number;
  /** Requests left in this window. */
  readonly remaining: number;
  /** When the next window starts. */
  readonly reset: Date;
}

/** What came with an answer besides its body. */
export interface ResponseMetadata {
  /** The HTTP status. */
  readonly status: number;
  /** The value of the header `x-client-request-id`. */
  readonly requestId: string;
  /** How many attempts it took: with more than one, an earlier one may have been carried out already. */
  readonly attempts: number;
  /** Absent when the answer has no rate-limit headers. */
  readonly rateLimit: RateLimit | undefined;
  /** When Stream answered, by its own clock; absent without a header `Date`. */
  readonly serverDate: Date | undefined;
}

/** An answer of Stream's with its metadata, which is not enumerable: it is not in the JSON and not copied by `...`. */
export type StreamResponse<T> = T & { readonly metadata: ResponseMetadata };

/** Adds the metadata to `body` itself. */
export function withMetadata<T extends object>(body: T, metadata: ResponseMetadata): StreamResponse<T> {
  return Object.defineProperty(body, 'metadata', { value: metadata }) as StreamResponse<T>;
}

/** Reads what came with an answer. */
export function readMetadata(
  requestId: string,
  attempts: number,
  { status, headers }: Pick<ReceivedAnswer, 'status' | 'headers'>,
): ResponseMetadata {
  const rateLimit = readRateLimit((name) => headers[name]);
  return { requestId, attempts, status, rateLimit, serverDate: readDate(headers.date) };
}

/** Reads the rate limit from headers with lower-case names. */
export function readRateLimit(header: (name: string) => unknown): RateLimit | undefined {
  const limit = readNumber(header('x-ratelimit-limit'));
  const remaining = readNumber(header('x-ratelimit-remaining'));
  const reset = readNumber(header('x-ratelimit-reset'));
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  return { limit, remaining, reset: new Date(reset * 1000) };
}

/** Milliseconds from `now` until the time that a header `Retry-After` names, be it in seconds or as a date. */
export function readRetryAfter(value: unknown, now: number): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = readDate(value);
  return date && Math.max(0, date.getTime() - now);
}

function readDate(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
}

/** Proxies may join repeated headers with commas, so only the first value counts. */
function readNumber(value: unknown): number | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string' || first === '') return undefined;
  const number = Number.parseInt(first, 10);
  return Number.isNaN(number) ? undefined : number;
}
