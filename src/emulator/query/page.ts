import { encodeCursor } from './cursor';
import { matches } from './filter';
import { leastItems } from './least-items';
import type { Query } from './query';

/** The items a planner offers for a query: all that can match, and perhaps more. */
export interface Candidates<T> {
  readonly items: Iterable<T>;
  /** They come in the order of the query (reversed for a backward one), so that reading can stop at the page's end. */
  readonly ordered: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly prev?: string;
}

/** Picks the page of a query from the candidates. */
export function selectPage<T>(query: Query<T>, candidates: Candidates<T>): Page<T> {
  const { order, limit, backward } = query;
  const compare = (a: T, b: T): number => (backward ? order.compare(b, a) : order.compare(a, b));
  const fitting = filtered(query, candidates.items);
  const found = candidates.ordered ? firstItems(fitting, limit + 1) : leastItems(fitting, limit + 1, compare);
  const more = found.length > limit;
  const items = found.slice(0, limit);
  if (backward) items.reverse();
  const hasNext = backward || more;
  const hasPrev = backward ? more : query.from !== undefined;
  return {
    items,
    ...(hasNext && cursorAt(query, 'next', items.at(-1))),
    ...(hasPrev && cursorAt(query, 'prev', items[0])),
  };
}

function* filtered<T>({ filter, order, from, backward }: Query<T>, items: Iterable<T>): Iterable<T> {
  for (const item of items) {
    if (!matches(filter, item)) continue;
    if (from !== undefined && order.compareToKey(item, from) * (backward ? -1 : 1) <= 0) continue;
    yield item;
  }
}

function firstItems<T>(items: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    first.push(item);
    if (first.length >= count) break;
  }
  return first;
}

function cursorAt<T>(
  query: Query<T>,
  name: 'next' | 'prev',
  item: T | undefined,
): { next?: string; prev?: string } {
  if (item === undefined) return {};
  const { fingerprint, order } = query;
  return { [name]: encodeCursor({ query: fingerprint, sort: order.by, key: order.keyOf(item) }) };
}
