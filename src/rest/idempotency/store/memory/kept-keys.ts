import { BYTES_PER_KEY } from '../idempotency-limits';
import type { OwnedKey } from '../idempotency-store';

/** What is known of a key. */
export interface KeptKey {
  readonly place: OwnedKey;
  readonly fingerprint: string;
  /** Of the first attempt. */
  readonly id: string;
  readonly expiresAt: number;
  /** As text, and until when repeats get it. */
  readonly answer?: { readonly text: string; readonly until: number };
  /** The attempt that is under way, and until when it may be. */
  readonly claim?: { readonly id: string; readonly until: number };
}

/** The keys of one owner, the oldest first. */
export interface KeyOwner {
  readonly keys: ReadonlyMap<string, KeptKey>;
  readonly bytes: number;
}

interface MutableOwner {
  readonly keys: Map<string, KeptKey>;
  bytes: number;
}

const NOBODY: KeyOwner = { keys: new Map(), bytes: 0 };

/** The keys of all owners, with what they take. */
export class KeptKeys {
  readonly #owners = new Map<string, MutableOwner>();
  /** Of all owners, in the order of expiry, since all live as long. */
  readonly #all = new Map<string, KeptKey>();
  #bytes = 0;

  get size(): number {
    return this.#all.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find({ owner, key }: OwnedKey): KeptKey | undefined {
    return this.#owners.get(owner)?.keys.get(key);
  }

  owner(owner: string): KeyOwner {
    return this.#owners.get(owner) ?? NOBODY;
  }

  owners(): Iterable<KeyOwner> {
    return this.#owners.values();
  }

  /** Adds a key, or replaces it where it stands. */
  put(kept: KeptKey): void {
    const { owner: name, key } = kept.place;
    const owner = this.#owners.get(name) ?? { keys: new Map<string, KeptKey>(), bytes: 0 };
    const previous = owner.keys.get(key);
    this.#owners.set(name, owner);
    owner.keys.set(key, kept);
    this.#count(owner, bytesOf(kept) - (previous ? bytesOf(previous) : 0));
    this.#all.set(key, kept);
  }

  forget(kept: KeptKey): void {
    const { owner: name, key } = kept.place;
    const owner = this.#owners.get(name);
    if (!owner?.keys.delete(key)) return;
    this.#count(owner, -bytesOf(kept));
    this.#all.delete(key);
    if (owner.keys.size === 0) this.#owners.delete(name);
  }

  forgetExpired(now: number): void {
    for (const kept of this.#all.values()) {
      if (kept.expiresAt > now) return;
      this.forget(kept);
    }
  }

  clear(): void {
    for (const kept of this.#all.values()) this.forget(kept);
  }

  #count(owner: MutableOwner, bytes: number): void {
    owner.bytes += bytes;
    this.#bytes += bytes;
  }
}

function bytesOf({ answer }: KeptKey): number {
  return BYTES_PER_KEY + (answer ? Buffer.byteLength(answer.text) : 0);
}
