import type { ClientClock } from '../../clock';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import { keyOf, type OutgoingRequest } from '../outgoing-request';
import { copyOf } from './shared-request';
import type { WriteListener } from './writes';

interface Entry {
  readonly response: StreamResponse<object>;
  readonly expiresAt: number;
}

/** Few operations are cached, with few different requests; the bound is against names that do not exist. */
const ENTRIES_MAX = 1000;

/** Keeps responses that seldom change, for a short time. Knows of writes through this client only. */
export class ResponseCache implements Protection, WriteListener {
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
    return safety === 'read' && declaration.cached === true ? this.#read(request, next) : next(request);
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

  written({ declaration }: OutgoingRequest): void {
    if (declaration.clearsCache !== true) return;
    this.#generation++;
    this.#entries.clear();
  }

  #keep(key: string, response: StreamResponse<object>): void {
    if (this.#entries.size >= ENTRIES_MAX) this.#entries.clear();
    this.#entries.set(key, { response, expiresAt: this.#clock.now() + this.#ttl });
  }
}
