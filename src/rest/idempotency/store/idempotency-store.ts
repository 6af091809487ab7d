import type { Principal } from '../../../access/principal';

/** The injection token of the store that the REST modules of an app share; a provider of a global module replaces it. */
export const IDEMPOTENCY_STORE = Symbol.for('nestjs-getstream:idempotency-store');

/** An answer as a repeat of the request gets it. */
export interface KeptAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The header `Location`. */
  readonly location?: string;
  /** The body as JSON text; absent when there is none. */
  readonly body?: string;
}

/** One attempt to carry out a request with a key. */
export interface IdempotentAttempt {
  /** The same for a repeat, different for any other request. */
  readonly fingerprint: string;
  /** A uuid of this attempt. */
  readonly id: string;
}

/** What is to be done with an attempt. */
export type IdempotencyClaim =
  /** Carry it out, then `settle` it. `id` is that of the first attempt with the key, which may have got anywhere. */
  | { readonly state: 'mine'; readonly id: string }
  /** Give this answer. */
  | { readonly state: 'answered'; readonly answer: KeptAnswer }
  /** Come back: an earlier attempt is under way. */
  | { readonly state: 'running' }
  /** Refuse it: the key is that of another request. */
  | { readonly state: 'different' }
  /** Refuse it for now: the owner has as many requests under way as it may have keys. */
  | { readonly state: 'full' };

/** How an attempt ended. */
export type IdempotencyOutcome =
  /** The answer is kept for repeats. */
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  /** A repeat is carried out again, under the same id: nobody may know how far this attempt got. */
  | { readonly kind: 'failed' }
  /** Nothing was done: unless an earlier attempt failed, the key is as if it had never been used. */
  | { readonly kind: 'refused' };

/** An `Idempotency-Key` of one principal. Nothing of either can be read from it. */
export interface OwnedKey {
  /** Hexadecimal text, different for every principal of every Stream app. */
  readonly owner: string;
  /** Which quota the owner has. */
  readonly kind: Principal['kind'];
  /** Hexadecimal text, different for every `Idempotency-Key` of the owner. */
  readonly key: string;
}

/**
 * Keeps the first answers to requests with an `Idempotency-Key`. In a store of your own, `claim` is atomic; a claim that is
 * not settled lapses after some time, so that a crash does not block its key for ever; and the keys of one owner never evict
 * those of another.
 */
export interface IdempotencyStore {
  /** Asks what to do with an attempt. */
  claim(key: OwnedKey, attempt: IdempotentAttempt): Promise<IdempotencyClaim>;
  /** Ends the claim of an attempt; does nothing when the claim lapsed and another attempt has it. */
  settle(key: OwnedKey, attempt: IdempotentAttempt, outcome: IdempotencyOutcome): Promise<void>;
  /** Closes the connections that it opened. */
  close(): Promise<void>;
}
