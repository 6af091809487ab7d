import { asError } from '../../../errors/as-error';
import { isError } from '../../../errors/is-error';
import { StreamConnectionError, StreamTimeoutError, type RequestIdentity } from '../../stream.errors';
import { UnsentFailure } from '../../unsent-failure';

/** Of the system, of axios and of undici. */
const TIMEOUT_CODES: ReadonlySet<string | undefined> = new Set([
  'ETIMEDOUT',
  'ECONNABORTED',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Makes the error for a request without a response. The error of axios holds the request with its token, so it is not
 * kept: `cause` is a copy of what matters of the failure below it.
 *
 * @param error whatever was thrown
 * @param secret is removed from every text
 */
export function connectionError(
  error: unknown,
  request: RequestIdentity & { timeout: number },
  secret: string,
): StreamConnectionError | StreamTimeoutError {
  const failure = asError(error);
  const origin = isError(failure.cause) ? failure.cause : failure;
  const code = readCode(origin) ?? readCode(failure);
  if (TIMEOUT_CODES.has(code)) return new StreamTimeoutError(request);
  const cause = cleanCopy(origin, secret);
  const { operation, requestId } = request;
  const neverSent = origin instanceof UnsentFailure;
  return new StreamConnectionError(cause.message, { operation, requestId, code, neverSent }, { cause });
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
