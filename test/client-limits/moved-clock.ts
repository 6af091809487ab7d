import type { ClientClock } from '../../src/stream/clock';

interface WakeUp {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class MovedClock implements ClientClock {
  #now: number;
  readonly #wakeUps = new Set<WakeUp>();

  /** @param now milliseconds since 1970; default: the beginning of a minute */
  constructor(now = Date.UTC(2026, 0, 5, 12)) {
    this.#now = now;
  }

  /** How many wait to be woken. */
  get scheduled(): number {
    return this.#wakeUps.size;
  }

  now(): number {
    return this.#now;
  }

  schedule(wake: () => void, delay: number): () => void {
    const wakeUp = { at: this.#now + delay, wake };
    this.#wakeUps.add(wakeUp);
    return () => {
      this.#wakeUps.delete(wakeUp);
    };
  }

  /** Moves on by milliseconds, and wakes on the way who is to be woken, each at their time. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (let next = this.#next(); next && next.at <= until; next = this.#next()) this.#moveTo(next);
    this.#now = until;
  }

  /** Moves on by milliseconds and wakes nobody yet, as when the process was busy. */
  lag(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Moves on to the next who is to be woken; false when there is nobody. */
  advanceToNext(): boolean {
    const next = this.#next();
    if (next) this.#moveTo(next);
    return next !== undefined;
  }

  #moveTo(wakeUp: WakeUp): void {
    this.#wakeUps.delete(wakeUp);
    this.#now = Math.max(this.#now, wakeUp.at);
    wakeUp.wake();
  }

  /** The earliest; of several at the same time, the one scheduled first. */
  #next(): WakeUp | undefined {
    let earliest: WakeUp | undefined;
    for (const wakeUp of this.#wakeUps) if (!earliest || wakeUp.at < earliest.at) earliest = wakeUp;
    return earliest;
  }
}
