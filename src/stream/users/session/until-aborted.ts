import { asError } from '../../../errors/as-error';
import type { CancelSignal } from '../../cancellation';

/** Settles as the promise does, or rejects with what `give` returns once the signal is aborted. */
export function untilAborted<T>(
  promise: Promise<T>,
  signal: CancelSignal | undefined,
  give: () => Error,
): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(give());
    };
    if (signal.aborted) {
      abort();
      // Somebody else may still wait for it; here its failure is nobody's.
      promise.catch(() => undefined);
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    const settle = (): void => {
      signal.removeEventListener('abort', abort);
    };
    promise.then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(asError(error));
      },
    );
  });
}
