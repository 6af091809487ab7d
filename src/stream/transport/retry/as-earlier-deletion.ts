import { StreamApiError } from '../../stream.errors';
import { withMetadata, type StreamResponse } from '../decoding/response-metadata';
import type { OutgoingRequest } from '../outgoing-request';

/**
 * Turns a "not found" response to a retried deletion into a success, if an earlier attempt may have taken effect. The response
 * to that attempt is lost, so this one has only a `duration`. Returns undefined for any other failure.
 */
export function asEarlierDeletion(
  { safety, declaration, attempt }: OutgoingRequest,
  error: unknown,
): StreamResponse<object> | undefined {
  if (safety !== 'delete' || !(error instanceof StreamApiError)) return undefined;
  if (!isGone(error, declaration.gone)) return undefined;
  const { status, requestId, rateLimit, serverDate } = error;
  // The models of deletions have no field besides `duration` that is always there.
  return withMetadata(
    { duration: '0.00ms' },
    { status, requestId, attempts: attempt, rateLimit, serverDate },
  );
}

function isGone({ status, code, reason }: StreamApiError, gone: RegExp | undefined): boolean {
  return (status === 404 && code !== undefined) || gone?.test(reason) === true;
}
