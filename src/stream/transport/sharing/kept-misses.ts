import type { ClientClock } from '../../clock';
import { StreamApiError } from '../../stream.errors';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import { keyOf, type OutgoingRequest } from '../outgoing-request';
import type { WriteListener } from './writes';

interface Miss {
  readonly error: StreamApiError;
  /** Milliseconds by the clock. */
  readonly until: number;
}

/** Milliseconds for which it is kept that there is no such thing; short, since others may make it at any time. */
export const MISS_TTL = 500;

/** More are not kept at a time; the oldest goes first. */
const MISSES_MAX = 1000;

/**
 * Keeps for a moment, per principal, that Stream has no such thing, so that asking for it again and again costs nothing. Writes of
 * this client clear it.
 */
export class KeptMisses implements Protection, WriteListener {
  readonly #clock: ClientClock;
  #misses = new Map<string, Miss>();

  constructor(clock: ClientClock) {
    this.#clock = clock;
  }

  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const { safety, principal, declaration } = request;
    const keepsMisses = safety === 'read' && principal !== undefined && declaration.keepsMisses === true;
    return keepsMisses ? this.#read(`${principal} ${keyOf(request)}`, request, next) : next(request);
  }

  async #read(key: string, request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const kept = this.#misses.get(key);
    if (kept && kept.until > this.#clock.now()) throw kept.error;
    const misses = this.#misses;
    try {
      return await next(request);
    } catch (error) {
      // A write meanwhile has begun a new map: it may have made the thing.
      if (error instanceof StreamApiError && error.status === 404) this.#keep(misses, key, error);
      throw error;
    }
  }

  written(): void {
    this.#misses = new Map();
  }

  #keep(misses: Map<string, Miss>, key: string, error: StreamApiError): void {
    misses.delete(key);
    misses.set(key, { error, until: this.#clock.now() + MISS_TTL });
    const [oldest] = misses.keys();
    if (misses.size > MISSES_MAX && oldest !== undefined) misses.delete(oldest);
  }
}
