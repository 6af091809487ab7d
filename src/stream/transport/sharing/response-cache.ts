import type { ClientClock } from '../../clock';
import type { StreamResponse } from '../decoding/response-metadata';
import { copyOf } from './shared-request';

interface Entry {
  readonly answer: StreamResponse<object>;
  readonly expiresAt: number;
}

/** Few operations are cached, with few different requests; the bound is against names that do not exist. */
const ENTRIES_MAX = 1000;

/** Keeps answers that seldom change, for a short time. Knows of writes through this client only. */
export class ResponseCache {
  readonly #entries = new Map<string, Entry>();
  readonly #ttl: number;
  readonly #clock: ClientClock;
  #generation = 0;

  /** @param ttl milliseconds */
  constructor(ttl: number, clock: ClientClock) {
    this.#ttl = ttl;
    this.#clock = clock;
  }

  /** The answer to a read: the one that is kept, or else what `read` gives, which is then kept. */
  async get<T extends object>(
    key: string,
    read: () => Promise<StreamResponse<T>>,
  ): Promise<StreamResponse<T>> {
    const entry = this.#entries.get(key);
    // The key says what was read, so it is an answer of this type.
    if (entry && entry.expiresAt > this.#clock.now()) return copyOf(entry.answer) as StreamResponse<T>;
    const generation = this.#generation;
    const answer = await read();
    // A write meanwhile may not be in the answer.
    if (generation === this.#generation) this.#keep(key, copyOf(answer));
    return answer;
  }

  clear(): void {
    this.#generation++;
    this.#entries.clear();
  }

  #keep(key: string, answer: StreamResponse<object>): void {
    if (this.#entries.size >= ENTRIES_MAX) this.#entries.clear();
    this.#entries.set(key, { answer, expiresAt: this.#clock.now() + this.#ttl });
  }
}
