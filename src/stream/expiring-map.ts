interface Entry<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/** Keeps values for a time, and no more than `capacity` of them: the oldest go first. */
export class ExpiringMap<Value> {
  /** In the order of expiry, since the time to live is the same for all. */
  readonly #entries = new Map<string, Entry<Value>>();

  /** @param ttl milliseconds */
  constructor(
    private readonly ttl: number,
    private readonly capacity: number,
    private readonly now: () => number,
  ) {}

  get size(): number {
    this.#expire();
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    this.#expire();
    const entry = this.#entries.get(key);
    // After the clock was set back, the order of expiry is another one.
    return entry && entry.expiresAt > this.now() ? entry.value : undefined;
  }

  set(key: string, value: Value): void {
    this.#expire();
    this.#entries.delete(key);
    this.#entries.set(key, { value, expiresAt: this.now() + this.ttl });
    if (this.#entries.size > this.capacity) this.#dropOldest();
  }

  #expire(): void {
    const now = this.now();
    for (const [key, { expiresAt }] of this.#entries) {
      if (expiresAt > now) return;
      this.#entries.delete(key);
    }
  }

  #dropOldest(): void {
    for (const key of this.#entries.keys()) {
      this.#entries.delete(key);
      return;
    }
  }
}
