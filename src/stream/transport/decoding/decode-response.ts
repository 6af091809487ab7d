import { StreamConnectionError, type StreamApiError } from '../../stream.errors';
import { isSuccess, type ReceivedResponse } from '../connection/connection';
import type { OutgoingRequest } from '../outgoing-request';
import { apiError, unreadableResponse } from './api-error';
import { decodeDates } from './decode-dates';
import { ResponseExcess } from './response-excess';
import { readMetadata, withMetadata, type StreamResponse } from './response-metadata';
import { readRetryAfter } from './retry-after';

/**
 * Returns the body of a success, with its dates decoded and its metadata added.
 *
 * @throws StreamApiError for any other response
 * @throws StreamConnectionError when the body is nested too deep
 */
export function decodeResponse(request: OutgoingRequest, received: ReceivedResponse): StreamResponse<object> {
  const { status, body } = received;
  if (!isSuccess(status)) throw rejectionOf(request, received);
  const { operation, requestId, attempt } = request;
  const metadata = readMetadata(requestId, attempt, received);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw unreadableResponse(request, metadata);
  try {
    decodeDates(body as Record<string, unknown>);
  } catch (error) {
    if (!(error instanceof ResponseExcess)) throw error;
    throw new StreamConnectionError(
      error.message,
      { operation, requestId, code: error.code },
      { cause: error },
    );
  }
  return withMetadata(body, metadata);
}

function rejectionOf(
  { operation, requestId, attempt }: OutgoingRequest,
  received: ReceivedResponse,
): StreamApiError {
  const metadata = readMetadata(requestId, attempt, received);
  // A date in it is by the clock that `Date` shows.
  const now = metadata.serverDate?.getTime() ?? Date.now();
  return apiError(operation, metadata, received.body, readRetryAfter(received.headers['retry-after'], now));
}
