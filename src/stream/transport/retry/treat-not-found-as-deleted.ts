import { StreamApiError } from '../../stream.errors';
import { withMetadata, type StreamResponse } from '../decoding/response-metadata';
import type { EncodedRequest } from '../attempt/sender';
import type { RetryAttempt } from './retry';

/**
 * Turns a "not found" response to a retried deletion into a success, if an earlier attempt may have taken effect. The response
 * to that attempt is lost, so this one has only a `duration`.
 */
export async function treatNotFoundAsDeleted<T extends object>(
  { operation }: EncodedRequest,
  { number, mayBeDone }: RetryAttempt,
  answer: Promise<StreamResponse<T>>,
): Promise<StreamResponse<T>> {
  try {
    return await answer;
  } catch (error) {
    if (!mayBeDone || !(error instanceof StreamApiError) || !isGone(error, operation.gone)) throw error;
    const { status, requestId, rateLimit, serverDate } = error;
    const metadata = { status, requestId, attempts: number, rateLimit, serverDate };
    // The models of deletions have no field besides `duration` that is always there.
    return withMetadata({ duration: '0.00ms' } as unknown as T, metadata);
  }
}

function isGone({ status, code, reason }: StreamApiError, gone: RegExp | undefined): boolean {
  return (status === 404 && code !== undefined) || gone?.test(reason) === true;
}
