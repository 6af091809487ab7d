import { StreamApiError } from '../../stream.errors';
import { withMetadata, type StreamResponse } from '../decoding/response-metadata';
import { traitsOf } from '../operations';
import type { EncodedRequest } from '../attempt/sender';
import type { AttemptContext } from './repeat';

/**
 * Takes the refusal of a repeated deletion that there is nothing to delete for its success, when an earlier attempt may have
 * been carried out. The answer of that one is lost, so this one has only a `duration`.
 */
export async function orAlreadyGone<T extends object>(
  { operation }: EncodedRequest,
  { attempt, mayBeDone }: AttemptContext,
  answer: Promise<StreamResponse<T>>,
): Promise<StreamResponse<T>> {
  try {
    return await answer;
  } catch (error) {
    if (!mayBeDone || !(error instanceof StreamApiError) || !isGone(error, traitsOf(operation).gone))
      throw error;
    const { status, requestId, rateLimit, serverDate } = error;
    const metadata = { status, requestId, attempts: attempt, rateLimit, serverDate };
    // The models of deletions have no field besides `duration` that is always there.
    return withMetadata({ duration: '0.00ms' } as unknown as T, metadata);
  }
}

function isGone({ status, code, reason }: StreamApiError, gone: RegExp | undefined): boolean {
  return (status === 404 && code !== undefined) || gone?.test(reason) === true;
}
