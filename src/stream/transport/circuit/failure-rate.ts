/** Slots of which the oldest expires at a time: at least five, of at most a second. */
const SLOTS_MIN = 5;
const SLOT_MAX = 1000;

/** What ended within one slot of the window. */
interface Slot {
  /** Slots since 1970. */
  readonly number: number;
  failures: number;
  total: number;
}

/** Counts attempts over a sliding window, and tells when too many of them failed. */
export class FailureRate {
  readonly #threshold: number;
  readonly #minimumAttempts: number;
  readonly #slotLength: number;
  readonly #slotCount: number;
  /** The oldest first. */
  #slots: Slot[] = [];
  #failures = 0;
  #total = 0;

  /** @param options `window` is in milliseconds */
  constructor(options: { threshold: number; window: number; minimumAttempts: number }) {
    this.#threshold = options.threshold;
    this.#minimumAttempts = options.minimumAttempts;
    this.#slotCount = Math.max(SLOTS_MIN, Math.ceil(options.window / SLOT_MAX));
    this.#slotLength = options.window / this.#slotCount;
  }

  succeeded(): void {
    this.#count(0);
  }

  /** Returns whether more than the threshold of enough attempts failed. */
  failed(): boolean {
    this.#count(1);
    return this.#total >= this.#minimumAttempts && this.#failures > this.#threshold * this.#total;
  }

  reset(): void {
    this.#slots = [];
    this.#failures = 0;
    this.#total = 0;
  }

  #count(failures: number): void {
    const slot = this.#currentSlot();
    slot.failures += failures;
    slot.total++;
    this.#failures += failures;
    this.#total++;
  }

  #currentSlot(): Slot {
    const number = Math.floor(Date.now() / this.#slotLength);
    const newest = this.#slots.at(-1);
    if (newest?.number === number) return newest;
    this.#expire(number);
    const slot = { number, failures: 0, total: 0 };
    this.#slots.push(slot);
    return slot;
  }

  #expire(current: number): void {
    // Slots after the current one are of a clock that was set back.
    const isCurrent = ({ number }: Slot): boolean => number > current - this.#slotCount && number < current;
    for (const slot of this.#slots.filter((slot) => !isCurrent(slot))) {
      this.#failures -= slot.failures;
      this.#total -= slot.total;
    }
    this.#slots = this.#slots.filter(isCurrent);
  }
}
