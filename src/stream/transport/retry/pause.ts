import type { CancelSignal } from '../../cancellation';
import type { ClientClock } from '../../clock';

/** Waits some milliseconds, or until one of the signals is aborted: it never rejects. */
export function pause(
  delay: number,
  clock: ClientClock,
  ...signals: readonly (CancelSignal | undefined)[]
): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      for (const signal of signals) signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.schedule(end, delay);
    for (const signal of signals) signal?.addEventListener('abort', end);
    if (signals.some((signal) => signal?.aborted === true)) end();
  });
}
