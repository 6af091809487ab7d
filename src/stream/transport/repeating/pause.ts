import type { CancelSignal } from '../../cancellation';
import type { ClientClock } from '../../clock';

/** Waits some milliseconds, or until the signal is aborted: it never rejects. */
export function pause(delay: number, clock: ClientClock, signal: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.schedule(end, delay);
    signal?.addEventListener('abort', end);
    if (signal?.aborted === true) end();
  });
}
