import {
  DEFAULT_IDEMPOTENCY_LEASE,
  DEFAULT_IDEMPOTENCY_TTL,
  type IdempotencyClaim,
  type IdempotencyOutcome,
  type IdempotencyStore,
  type IdempotencyTimes,
  type IdempotentAttempt,
  type KeptAnswer,
} from './idempotency-store';

export interface MemoryIdempotencyOptions extends IdempotencyTimes {
  /** How many keys are remembered; beyond, the oldest that is not in use is forgotten. Default: 10,000. */
  readonly capacity?: number;
  /** How many characters the bodies that are kept may have together. Default: 33,554,432. */
  readonly bodyCapacity?: number;
}

interface Entry {
  readonly fingerprint: string;
  /** Of the first attempt. */
  readonly id: string;
  readonly expiresAt: number;
  answer?: KeptAnswer;
  /** The attempt that is under way, and until when it may be. */
  claim?: { readonly id: string; readonly until: number };
}

/** Keeps answers in this process: they are lost with it, and other replicas do not know them. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  /** In the order of expiry, since the time to live is the same for all. */
  readonly #entries = new Map<string, Entry>();
  readonly #options: Required<MemoryIdempotencyOptions>;
  #bodyLength = 0;

  /** @param now the time in milliseconds since 1970 */
  constructor(
    options: MemoryIdempotencyOptions = {},
    private readonly now: () => number = Date.now,
  ) {
    this.#options = {
      ttl: options.ttl ?? DEFAULT_IDEMPOTENCY_TTL,
      lease: options.lease ?? DEFAULT_IDEMPOTENCY_LEASE,
      capacity: options.capacity ?? 10_000,
      bodyCapacity: options.bodyCapacity ?? 33_554_432,
    };
  }

  /** How many keys it remembers. */
  get size(): number {
    this.#expire();
    return this.#entries.size;
  }

  claim(key: string, { fingerprint, id }: IdempotentAttempt): Promise<IdempotencyClaim> {
    this.#expire();
    const known = this.#entries.get(key);
    if (known && known.fingerprint !== fingerprint) return Promise.resolve({ state: 'different' });
    if (known?.answer) return Promise.resolve({ state: 'answered', answer: known.answer });
    if (known && this.#isInUse(known)) return Promise.resolve({ state: 'running' });
    const entry: Entry = known ?? { fingerprint, id, expiresAt: this.now() + this.#options.ttl };
    entry.claim = { id, until: this.now() + this.#options.lease };
    this.#entries.set(key, entry);
    this.#makeRoom();
    return Promise.resolve({ state: 'mine', id: entry.id });
  }

  settle(key: string, { id }: IdempotentAttempt, outcome: IdempotencyOutcome): Promise<void> {
    const entry = this.#entries.get(key);
    if (entry?.claim?.id !== id) return Promise.resolve();
    delete entry.claim;
    if (outcome.kind === 'answered') {
      entry.answer = outcome.answer;
      this.#bodyLength += bodyLength(entry);
      this.#makeRoom();
    }
    if (outcome.kind === 'refused' && entry.id === id) this.#entries.delete(key);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#entries.clear();
    this.#bodyLength = 0;
    return Promise.resolve();
  }

  #isInUse({ claim }: Entry): boolean {
    return claim !== undefined && claim.until > this.now();
  }

  #expire(): void {
    for (const [key, entry] of this.#entries) {
      if (entry.expiresAt > this.now()) return;
      this.#forget(key, entry);
    }
  }

  #makeRoom(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= this.#options.capacity && this.#bodyLength <= this.#options.bodyCapacity)
        return;
      if (!this.#isInUse(entry)) this.#forget(key, entry);
    }
  }

  #forget(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#bodyLength -= bodyLength(entry);
  }
}

function bodyLength({ answer }: Entry): number {
  return answer?.body?.length ?? 0;
}
