import { PROXY_REFUSED } from '../../proxy/proxy-failure';
import {
  StreamApiError,
  StreamConnectionError,
  StreamTimeoutError,
  type StreamError,
} from '../../stream.errors';
import { CLIENT_CLOSED } from '../client-closed';
import { UNKNOWN_CODING } from '../decoding/content-coding';
import { RESPONSE_EXCESS } from '../decoding/response-excess';

/** Failures that happen before a byte is sent, for adapters that do not tell. */
const NOT_SENT: ReadonlySet<string | undefined> = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** After these, another attempt would fare no better. */
const IN_VAIN: ReadonlySet<string | undefined> = new Set([
  CLIENT_CLOSED,
  RESPONSE_EXCESS,
  UNKNOWN_CODING,
  PROXY_REFUSED,
]);

/** Whether another attempt may succeed. The same request would be rejected again. */
export function isRetryable(error: unknown): error is StreamError {
  if (error instanceof StreamApiError) return error.retryable || isUnreadable(error);
  if (error instanceof StreamConnectionError) return !IN_VAIN.has(error.code);
  return error instanceof StreamTimeoutError;
}

/** Whether Stream may have carried out the request of a failed attempt. */
export function mayHaveTakenEffect(error: unknown): boolean {
  if (error instanceof StreamApiError) {
    return error.status >= 500 || error.status === 408 || isUnreadable(error);
  }
  if (error instanceof StreamConnectionError) return !error.neverSent && !NOT_SENT.has(error.code);
  return error instanceof StreamTimeoutError;
}

/** A success whose body is no JSON, as proxies and broken connections make them. */
function isUnreadable({ status, code }: StreamApiError): boolean {
  return status < 300 && code === undefined;
}
