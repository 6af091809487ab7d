import type { CallSessionRef } from '../call-session';
import { closes, decodeFact, encodeFact, type SessionFact } from '../fold/session-fact';
import type { CallKey, CallSessionStore, Claim, TakenPage } from './call-session.store';

interface Entry {
  readonly ref: CallSessionRef;
  readonly facts: Set<string>;
  /** Until when a step is claimed; `Infinity` when it is done. */
  readonly steps: Map<string, number>;
  ended: boolean;
  /** When it was added or last given by `takeOpen`. */
  seenAt: number;
}

interface Watched {
  readonly call: CallKey;
  readonly until: number;
  takenAt: number;
}

/** Keeps sessions in this process: they are lost with it. */
export class MemoryCallSessionStore implements CallSessionStore {
  /** In the order of their last change. */
  readonly #entries = new Map<string, Entry>();
  readonly #watched = new Map<string, Watched>();

  /**
   * @param keep how many sessions are kept; beyond, the ended one that changed longest ago is dropped
   * @param now the time in milliseconds since 1970
   */
  constructor(
    private readonly keep: number,
    private readonly now: () => number = Date.now,
  ) {}

  add(ref: CallSessionRef, facts: readonly SessionFact[]): Promise<SessionFact[]> {
    const entry = this.#entryOf(ref);
    for (const fact of facts) entry.facts.add(encodeFact(fact));
    entry.ended ||= facts.some(closes);
    this.#entries.delete(keyOf(ref));
    this.#entries.set(keyOf(ref), entry);
    this.#dropOldest();
    return Promise.resolve(factsOf(entry));
  }

  find(ref: CallSessionRef): Promise<SessionFact[]> {
    return Promise.resolve(factsOf(this.#entries.get(keyOf(ref))));
  }

  sessionsOf({ apiKey, callCid }: CallKey): Promise<CallSessionRef[]> {
    const refs = [...this.#entries.values()].map(({ ref }) => ref);
    return Promise.resolve(refs.filter((ref) => ref.apiKey === apiKey && ref.callCid === callCid));
  }

  takeOpen({ apiKey, limit, before, now }: TakenPage): Promise<CallSessionRef[]> {
    const taken = [...this.#entries.values()]
      .filter(({ ref, facts, ended, seenAt }) => {
        return ref.apiKey === apiKey && facts.size > 0 && !ended && seenAt <= before;
      })
      .sort((a, b) => a.seenAt - b.seenAt)
      .slice(0, limit);
    for (const entry of taken) entry.seenAt = now;
    return Promise.resolve(taken.map(({ ref }) => ref));
  }

  claim(ref: CallSessionRef, step: string, lease: number): Promise<Claim> {
    const { steps } = this.#entryOf(ref);
    const until = steps.get(step) ?? 0;
    if (until === Infinity) return Promise.resolve('done');
    if (until > this.now()) return Promise.resolve('busy');
    steps.set(step, this.now() + lease);
    return Promise.resolve('mine');
  }

  settle(ref: CallSessionRef, step: string, outcome: 'done' | 'failed'): Promise<void> {
    const { steps } = this.#entryOf(ref);
    if (outcome === 'done') steps.set(step, Infinity);
    else steps.delete(step);
    return Promise.resolve();
  }

  watchRecordings({ apiKey, callCid }: CallKey, until: number): Promise<void> {
    const key = keyOf({ apiKey, callCid, sessionId: '' });
    const known = this.#watched.get(key);
    this.#watched.set(key, {
      call: { apiKey, callCid },
      until: Math.max(until, known?.until ?? 0),
      takenAt: known?.takenAt ?? 0,
    });
    return Promise.resolve();
  }

  takeWatched({ apiKey, limit, before, now }: TakenPage): Promise<CallKey[]> {
    for (const [key, { until }] of this.#watched) if (until < now) this.#watched.delete(key);
    const taken = [...this.#watched.values()]
      .filter(({ call, takenAt }) => call.apiKey === apiKey && takenAt <= before)
      .sort((a, b) => a.takenAt - b.takenAt)
      .slice(0, limit);
    for (const watched of taken) watched.takenAt = now;
    return Promise.resolve(taken.map(({ call }) => call));
  }

  close(): Promise<void> {
    this.#entries.clear();
    this.#watched.clear();
    return Promise.resolve();
  }

  #entryOf(ref: CallSessionRef): Entry {
    const known = this.#entries.get(keyOf(ref));
    if (known) return known;
    const entry: Entry = { ref, facts: new Set(), steps: new Map(), ended: false, seenAt: this.now() };
    this.#entries.set(keyOf(ref), entry);
    return entry;
  }

  #dropOldest(): void {
    if (this.#entries.size <= this.keep) return;
    for (const [key, { ended }] of this.#entries) {
      if (!ended) continue;
      this.#entries.delete(key);
      return;
    }
  }
}

function keyOf({ apiKey, callCid, sessionId }: CallSessionRef): string {
  return JSON.stringify([apiKey, callCid, sessionId]);
}

function factsOf(entry: Entry | undefined): SessionFact[] {
  return [...(entry?.facts ?? [])].map(decodeFact);
}
