import { readAnswer, writeAnswer, writeOmission } from '../answer-text';
import {
  BYTES_PER_KEY,
  withLimitDefaults,
  type IdempotencyLimits,
  type ResolvedIdempotencyLimits,
} from '../idempotency-limits';
import type {
  IdempotencyClaim,
  IdempotencyOutcome,
  IdempotencyStore,
  IdempotentAttempt,
  KeptAnswer,
  OwnedKey,
} from '../idempotency-store';
import { KeptKeys, type KeptKey, type KeyOwner } from './kept-keys';

export interface MemoryIdempotencyOptions extends IdempotencyLimits {
  /**
   * Bytes that the keys of all owners take together. When it is reached, an owner gives up its own oldest answers first; one
   * that has none takes the place of the oldest answer of the owner who holds most. Default: 67,108,864.
   */
  readonly memoryLimit?: number;
}

/** Keeps answers in this process: they are lost with it, and other replicas do not know them. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #kept = new KeptKeys();
  readonly #limits: ResolvedIdempotencyLimits;
  readonly #memoryLimit: number;

  /** @param now the time in milliseconds since 1970 */
  constructor(
    options: MemoryIdempotencyOptions = {},
    private readonly now: () => number = Date.now,
  ) {
    this.#limits = withLimitDefaults(options);
    this.#memoryLimit = options.memoryLimit ?? 67_108_864;
  }

  /** How many keys it remembers. */
  get size(): number {
    this.#kept.forgetExpired(this.now());
    return this.#kept.size;
  }

  /** How many bytes they take, about. */
  get bytes(): number {
    this.#kept.forgetExpired(this.now());
    return this.#kept.bytes;
  }

  claim(place: OwnedKey, { fingerprint, id }: IdempotentAttempt): Promise<IdempotencyClaim> {
    const now = this.now();
    this.#kept.forgetExpired(now);
    const known = this.#kept.find(place);
    if (known && known.fingerprint !== fingerprint) return Promise.resolve({ state: 'different' });
    if (known?.answer && known.answer.until > now)
      return Promise.resolve({ state: 'answered', answer: readAnswer(known.answer.text) });
    if (known && this.#isUnderWay(known)) return Promise.resolve({ state: 'running' });
    if (!known && !this.#makeRoom(place, { keys: 1, bytes: BYTES_PER_KEY }))
      return Promise.resolve({ state: 'full' });
    const first = known ?? { fingerprint, id, expiresAt: now + this.#limits.ttl };
    this.#kept.put({ ...atRest({ place, ...first }), claim: { id, until: now + this.#limits.lease } });
    return Promise.resolve({ state: 'mine', id: first.id });
  }

  settle(place: OwnedKey, { id }: IdempotentAttempt, outcome: IdempotencyOutcome): Promise<void> {
    const kept = this.#kept.find(place);
    if (kept?.claim?.id !== id) return Promise.resolve();
    if (outcome.kind === 'answered') this.#keep(kept, outcome.answer);
    else if (outcome.kind === 'refused' && kept.id === id) this.#kept.forget(kept);
    else this.#kept.put(atRest(kept));
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#kept.clear();
    return Promise.resolve();
  }

  #keep(kept: KeptKey, answer: KeptAnswer): void {
    const { answerLimit, failureTtl } = this.#limits;
    const text = writeAnswer(answer);
    const bytes = Buffer.byteLength(text);
    // An attempt that outlived its lease is still under way: room is not made of its own key.
    this.#kept.put({ ...kept, claim: { id: kept.id, until: Infinity } });
    const fits = bytes <= answerLimit && this.#makeRoom(kept.place, { keys: 0, bytes });
    const until = answer.status < 400 ? kept.expiresAt : this.now() + failureTtl;
    this.#kept.put({ ...atRest(kept), answer: { text: fits ? text : writeOmission(answer), until } });
  }

  #isUnderWay({ claim }: KeptKey): boolean {
    return claim !== undefined && claim.until > this.now();
  }

  /** Gives answers up until there is room; `false` when all that could be given up is under way. */
  #makeRoom(
    { owner: name, kind }: OwnedKey,
    wanted: { readonly keys: number; readonly bytes: number },
  ): boolean {
    const quota = this.#limits.quotas[kind];
    for (;;) {
      const owner = this.#kept.owner(name);
      const isOver = owner.keys.size + wanted.keys > quota.keys || owner.bytes + wanted.bytes > quota.bytes;
      const isFull = this.#kept.bytes + wanted.bytes > this.#memoryLimit;
      if (!isOver && !isFull) return true;
      const oldest = this.#oldestAtRest(owner) ?? (isOver ? undefined : this.#oldestOfTheLargest());
      if (!oldest) return false;
      this.#kept.forget(oldest);
    }
  }

  #oldestAtRest({ keys }: KeyOwner): KeptKey | undefined {
    for (const kept of keys.values()) if (!this.#isUnderWay(kept)) return kept;
    return undefined;
  }

  #oldestOfTheLargest(): KeptKey | undefined {
    let largest = 0;
    let oldest: KeptKey | undefined;
    for (const owner of this.#kept.owners()) {
      if (owner.bytes <= largest) continue;
      const candidate = this.#oldestAtRest(owner);
      if (!candidate) continue;
      largest = owner.bytes;
      oldest = candidate;
    }
    return oldest;
  }
}

/** A key without what becomes of it: no attempt is under way, and there is no answer. */
function atRest({ place, fingerprint, id, expiresAt }: KeptKey): KeptKey {
  return { place, fingerprint, id, expiresAt };
}
