import axios, { AxiosError } from 'axios';
import { isNativeError } from 'node:util/types';
import { StreamConnectionError, StreamTimeoutError, type FailedRequest } from '../../stream.errors';

const TIMEOUT_CODES: ReadonlySet<string | undefined> = new Set([
  AxiosError.ETIMEDOUT,
  AxiosError.ECONNABORTED,
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Makes the error for a request without an answer. The error of axios holds the request with its token, so it is not
 * kept: `cause` is a copy of what matters of the failure below it.
 *
 * @param secret is removed from every text
 */
export function connectionError(
  error: Error,
  request: FailedRequest & { timeout: number },
  secret: string,
): StreamConnectionError | StreamTimeoutError {
  if (axios.isCancel(error)) return new StreamConnectionError('it was cancelled', request);
  const origin = isNativeError(error.cause) ? error.cause : error;
  const code = readCode(origin) ?? readCode(error);
  if (TIMEOUT_CODES.has(code)) return new StreamTimeoutError(request);
  const cause = cleanCopy(origin, secret);
  return new StreamConnectionError(cause.message, { ...request, code }, { cause });
}

function cleanCopy(error: Error, secret: string): Error {
  // The error of a refused connection to a name with several addresses has an empty message.
  const copy = new Error(redact(error.message || (readCode(error) ?? error.name), secret));
  copy.name = error.name;
  copy.stack = redact(error.stack ?? copy.message, secret);
  return copy;
}

function redact(text: string, secret: string): string {
  return text.replaceAll(secret, '[redacted]');
}

function readCode(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
