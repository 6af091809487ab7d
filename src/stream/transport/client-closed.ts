import { StreamConnectionError, type RequestIdentity } from '../stream.errors';

/** The `code` of the errors of a client that was closed; another attempt would fare no better. */
export const CLIENT_CLOSED = 'ERR_CLIENT_CLOSED';

export function clientClosed({ operation, requestId }: RequestIdentity): StreamConnectionError {
  return new StreamConnectionError('the client was closed', { operation, requestId, code: CLIENT_CLOSED });
}
