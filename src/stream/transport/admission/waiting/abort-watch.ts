import type { CancelSignal } from '../../../cancellation';
import type { Waiting } from './waiting';

/**
 * Tells who waited for a signal that was aborted. It listens once to each signal, however many wait with it: many listeners on
 * one signal are slow to remove, and Node warns of them.
 */
export class AbortWatch {
  readonly #watched = new Map<CancelSignal, Watched>();
  readonly #onAbort: (waiting: Waiting) => void;

  constructor(onAbort: (waiting: Waiting) => void) {
    this.#onAbort = onAbort;
  }

  add(signal: CancelSignal, waiting: Waiting): void {
    const watched = this.#watched.get(signal);
    if (watched) watched.waiting.add(waiting);
    else this.#watched.set(signal, this.#listen(signal, waiting));
  }

  remove(signal: CancelSignal, waiting: Waiting): void {
    const watched = this.#watched.get(signal);
    if (!watched) return;
    watched.waiting.delete(waiting);
    if (watched.waiting.size > 0) return;
    signal.removeEventListener('abort', watched.listener);
    this.#watched.delete(signal);
  }

  #listen(signal: CancelSignal, waiting: Waiting): Watched {
    const watched: Watched = {
      waiting: new Set([waiting]),
      listener: () => {
        this.#watched.delete(signal);
        for (const each of watched.waiting) this.#onAbort(each);
      },
    };
    signal.addEventListener('abort', watched.listener, { once: true });
    return watched;
  }
}

interface Watched {
  readonly waiting: Set<Waiting>;
  readonly listener: () => void;
}
