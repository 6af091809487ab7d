import type { ClientClock } from '../../../clock';
import { MAX_MILLISECONDS } from '../../../option-limits';
import type { Waiting } from './waiting';

/** Tells whose deadline has come. */
export class DeadlineWatch {
  readonly #clock: ClientClock;
  readonly #onDeadline: (waiting: Waiting) => void;
  readonly #timers = new Map<Waiting, () => void>();

  constructor(clock: ClientClock, onDeadline: (waiting: Waiting) => void) {
    this.#clock = clock;
    this.#onDeadline = onDeadline;
  }

  add(waiting: Waiting, now: number): void {
    const { deadlineAt } = waiting.entry;
    // A deadline later than timers can tell is none: every rate limit lets go sooner.
    if (deadlineAt === undefined || deadlineAt - now > MAX_MILLISECONDS) return;
    const onDeadline = (): void => {
      this.#timers.delete(waiting);
      this.#onDeadline(waiting);
    };
    this.#timers.set(waiting, this.#clock.schedule(onDeadline, Math.max(1, Math.ceil(deadlineAt - now))));
  }

  remove(waiting: Waiting): void {
    this.#timers.get(waiting)?.();
    this.#timers.delete(waiting);
  }
}
