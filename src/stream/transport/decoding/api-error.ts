import { findHint } from '../../error-hints';
import { StreamApiError, type RequestIdentity } from '../../stream.errors';
import type { ResponseMetadata } from './response-metadata';

/** Stream's codes that come with a fault or a limit that passes. */
const PASSING_CODES: ReadonlySet<number> = new Set([-1, 3, 9, 23, 71]);

/** `GetCall failed with error: "the reason"`, of which the reason is wanted. */
const WRAPPED_REASON = /^\w+ failed with error: "(.*)"$/s;

/**
 * Makes the error for a response that is not a success.
 *
 * @param body whatever came
 * @param retryAfter milliseconds, as the header of that name says
 */
export function apiError(
  operation: string,
  metadata: ResponseMetadata,
  body: unknown,
  retryAfter?: number,
): StreamApiError {
  const fields = isRecord(body) ? body : {};
  const code = typeof fields.code === 'number' ? fields.code : undefined;
  const reason = readReason(fields, metadata.status);
  return new StreamApiError({
    operation,
    requestId: metadata.requestId,
    status: metadata.status,
    code,
    reason,
    retryAfter,
    rateLimit: metadata.rateLimit,
    serverDate: metadata.serverDate,
    exceptionFields: readExceptionFields(fields.exception_fields),
    hint: findHint(code, reason),
    retryable: isRetryable(metadata.status, code, fields.unrecoverable === true),
  });
}

/** Makes the error for a response that should be JSON and is not. */
export function unreadableResponse(request: RequestIdentity, metadata: ResponseMetadata): StreamApiError {
  return new StreamApiError({
    ...request,
    status: metadata.status,
    reason: 'the response is not a JSON object; is baseUrl that of Stream?',
    rateLimit: metadata.rateLimit,
    serverDate: metadata.serverDate,
    retryable: false,
  });
}

function readReason(fields: Record<string, unknown>, status: number): string {
  const { message } = fields;
  if (typeof message !== 'string' || message === '') return `no reason given, HTTP status ${status}`;
  return withoutTokens(WRAPPED_REASON.exec(message)?.[1] ?? message);
}

function readExceptionFields(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([field, problem]) => [
      field,
      withoutTokens(typeof problem === 'string' ? problem : JSON.stringify(problem)),
    ]),
  );
}

function isRetryable(status: number, code: number | undefined, unrecoverable: boolean): boolean {
  if (unrecoverable) return false;
  return status === 408 || status === 429 || status >= 500 || (code !== undefined && PASSING_CODES.has(code));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON Web Token: three parts in base64url, the first of which is an object. */
// Begins nowhere in the middle of a word, which also keeps the search linear.
const TOKEN = /(?<![\w-])eyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?/g;

/** Text of somebody else's, such as the reason of a rejection, without the tokens that it may quote. */
export function withoutTokens(text: string): string {
  return text.includes('eyJ') ? text.replace(TOKEN, '[token]') : text;
}
