import type { Registry } from 'prom-client';
import type { MetricDescription } from './metric';
import { registerCounter } from './register-counter';

/** The count of one combination of labels: adding to it is all that an event costs. */
export interface Tally {
  count: number;
}

/** Tallies that differ in one thing, each made when it is first asked for. */
export interface Tallies<Key> {
  of(key: Key): Tally;
}

type Labels<Label extends string> = Readonly<Record<Label, string>>;

/**
 * A Prometheus counter whose labels are looked at when it is read, and not with every event, as `Counter` itself would.
 * Whoever counts keeps the tallies.
 */
export class TalliedCounter<Label extends string> {
  readonly #tallies: (Tally & { readonly labels: Labels<Label> })[] = [];
  /** Ends it; see `registerCounter`. */
  readonly close: () => void;

  constructor(registry: Registry, description: MetricDescription<Label>) {
    this.close = registerCounter(registry, description, () =>
      this.#tallies.map(({ labels, count }) => [labels, count] as const),
    );
  }

  /** @param labelsOf called once for each key */
  by<Key>(labelsOf: (key: Key) => Labels<Label>): Tallies<Key> {
    const known = new Map<Key, Tally>();
    return {
      of: (key) => {
        const tally = known.get(key);
        if (tally) return tally;
        const added = this.#add(labelsOf(key));
        known.set(key, added);
        return added;
      },
    };
  }

  #add(labels: Labels<Label>): Tally {
    const tally = { labels, count: 0 };
    this.#tallies.push(tally);
    return tally;
  }
}
