import { StreamConnectionError, type FailedRequest } from '../stream.errors';

/** The `code` of the errors of a client that was closed; another attempt would fare no better. */
export const CLIENT_CLOSED = 'ERR_CLIENT_CLOSED';

export function clientClosed({ operation, requestId }: FailedRequest): StreamConnectionError {
  return new StreamConnectionError('the client was closed', { operation, requestId, code: CLIENT_CLOSED });
}
