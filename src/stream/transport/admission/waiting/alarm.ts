import type { ClientClock } from '../../../clock';
import { MAX_MILLISECONDS } from '../../../option-limits';

/** One timer, which rings at the earliest of the moments it was given. */
export class Alarm {
  readonly #clock: ClientClock;
  readonly #ring: () => void;
  #at = Infinity;
  #cancel: (() => void) | undefined;

  constructor(clock: ClientClock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** @param at milliseconds by the clock; `Infinity`: never */
  ringAt(at: number, now: number): void {
    if (at >= this.#at) return;
    this.cancel();
    this.#at = at;
    const ring = (): void => {
      this.#at = Infinity;
      this.#cancel = undefined;
      this.#ring();
    };
    this.#cancel = this.#clock.schedule(ring, Math.min(Math.max(1, Math.ceil(at - now)), MAX_MILLISECONDS));
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#at = Infinity;
  }
}
