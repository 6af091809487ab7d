import type { ClientClock } from '../../clock';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import { keyOf, type OutgoingRequest } from '../outgoing-request';
import { copyOf } from './shared-request';

interface Entry {
  readonly response: StreamResponse<object>;
  readonly expiresAt: number;
}

/** Few operations are cached, with few different requests; the bound is against names that do not exist. */
const ENTRIES_MAX = 1000;

/** Keeps responses that seldom change, for a short time. Knows of writes through this client only. */
export class ResponseCache implements Protection {
  readonly #entries = new Map<string, Entry>();
  readonly #ttl: number;
  readonly #clock: ClientClock;
  #generation = 0;

  /** @param ttl milliseconds */
  constructor(ttl: number, clock: ClientClock) {
    this.#ttl = ttl;
    this.#clock = clock;
  }

  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const { safety, declaration } = request;
    if (safety === 'read') return declaration.cached === true ? this.#read(request, next) : next(request);
    return declaration.clearsCache === true ? this.#write(request, next) : next(request);
  }

  async #read(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const key = keyOf(request);
    const entry = this.#entries.get(key);
    if (entry && entry.expiresAt > this.#clock.now()) return copyOf(entry.response);
    const generation = this.#generation;
    const response = await next(request);
    // A write meanwhile may not be in the response.
    if (generation === this.#generation) this.#keep(key, copyOf(response));
    return response;
  }

  /** Clears the cache also after a failure: the write may have taken effect. */
  async #write(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    try {
      return await next(request);
    } finally {
      this.#generation++;
      this.#entries.clear();
    }
  }

  #keep(key: string, response: StreamResponse<object>): void {
    if (this.#entries.size >= ENTRIES_MAX) this.#entries.clear();
    this.#entries.set(key, { response, expiresAt: this.#clock.now() + this.#ttl });
  }
}
