import type { CancelSignal } from '../cancellation';
import { StreamCancelledError, type RequestIdentity } from '../stream.errors';

/** The error of a request whose `signal` was aborted. */
export function cancelled(
  { operation, requestId }: RequestIdentity,
  signal: CancelSignal | undefined,
): StreamCancelledError {
  return new StreamCancelledError({ operation, requestId }, { cause: signal?.reason });
}
