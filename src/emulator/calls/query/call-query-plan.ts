import type { Filter, FilterTest } from '../../query/filter';
import { mergeOrdered } from '../../query/merge';
import type { Candidates } from '../../query/page';
import type { Query } from '../../query/query';
import type { CallRecord } from '../../world/call';
import type { CallStore } from '../../world/call-store';
import { CallSet, compareByCreation, type CallPosition } from '../../world/call-store-set';

/**
 * The calls that a query has to look at: those of the smallest index that its filter allows, in order of creation, from
 * the place on where the page or a range of `created_at` begins. In the default order, and in any by `created_at`, that
 * is also the order of the page, so that reading stops where the page ends.
 */
export function planCalls(calls: CallStore, query: Query<CallRecord>): Candidates<CallRecord> {
  const sets = indexed(calls, query.filter) ?? [calls.all];
  const [first] = query.order.by;
  const byCreation = first?.field === 'created_at';
  const newestFirst = byCreation && (first.direction === -1) !== query.backward;
  const range = creationRange(query.filter);
  const cursor = byCreation ? positionOf(query.from) : undefined;
  const items = newestFirst
    ? until(descending(sets, earlier(range.to, cursor)), (call) => compareByCreation(call, range.from) < 0)
    : until(ascending(sets, later(range.from, cursor)), (call) => compareByCreation(call, range.to) > 0);
  return { items, ordered: byCreation };
}

/** The sets whose union holds every call that can match; `undefined` if only the set of all calls does. */
function indexed(calls: CallStore, filter: Filter<CallRecord>): readonly CallSet[] | undefined {
  if (filter.kind === 'test') return setsOf(calls, filter);
  const parts = filter.parts.map((part) => indexed(calls, part));
  if (filter.kind === 'any') return parts.every((sets) => sets !== undefined) ? parts.flat() : undefined;
  const usable = parts.filter((sets) => sets !== undefined);
  return usable.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
}

function setsOf(
  calls: CallStore,
  { name, operator, operand }: FilterTest<CallRecord>,
): CallSet[] | undefined {
  const keys = operator === '$in' ? (operand as readonly string[]) : [operand as string];
  if (operator !== '$in' && (operator !== '$eq' || operand === null)) return undefined;
  const find = FINDERS.get(name);
  return find && [...new Set(keys)].flatMap((key) => find(calls, key) ?? []);
}

/** The set of calls in which a field has a value. An id can stand for one call of each type. */
const FINDERS: ReadonlyMap<string, (calls: CallStore, key: string) => CallSet | undefined> = new Map([
  ['type', (calls, type) => calls.byType.get(type)],
  ['created_by_user_id', (calls, userId) => calls.byCreator.get(userId)],
  ['members', (calls, userId) => calls.byMember.get(userId)],
  ['cid', (calls, cid) => CallSet.of(present([calls.get(cid)]))],
  [
    'id',
    (calls, id) => CallSet.of(present([...calls.byType.keys()].map((type) => calls.get(`${type}:${id}`)))),
  ],
]);

function present(calls: readonly (CallRecord | undefined)[]): CallRecord[] {
  return calls.filter((call) => call !== undefined);
}

function sizeOf(sets: readonly CallSet[]): number {
  return sets.reduce((sum, { size }) => sum + size, 0);
}

interface CreationRange {
  readonly from: CallPosition;
  readonly to: CallPosition;
}

/** The stretch of creation times outside which nothing can match. */
function creationRange(filter: Filter<CallRecord>): CreationRange {
  if (filter.kind === 'all') {
    return filter.parts.map(creationRange).reduce(intersection, ALWAYS);
  }
  if (filter.kind === 'any' || filter.name !== 'created_at' || typeof filter.operand !== 'number')
    return ALWAYS;
  const { operand, operator } = filter;
  const from = { createdAt: operand, sequence: -Infinity };
  const to = { createdAt: operand, sequence: Infinity };
  if (operator === '$eq') return { from, to };
  if (operator === '$gt' || operator === '$gte') return { from, to: ALWAYS.to };
  if (operator === '$lt' || operator === '$lte') return { from: ALWAYS.from, to };
  return ALWAYS;
}

const ALWAYS: CreationRange = {
  from: { createdAt: -Infinity, sequence: -Infinity },
  to: { createdAt: Infinity, sequence: Infinity },
};

function intersection(a: CreationRange, b: CreationRange): CreationRange {
  return { from: later(a.from, b.from), to: earlier(a.to, b.to) };
}

function later(a: CallPosition, b: CallPosition | undefined): CallPosition {
  return b !== undefined && compareByCreation(b, a) > 0 ? b : a;
}

function earlier(a: CallPosition, b: CallPosition | undefined): CallPosition {
  return b !== undefined && compareByCreation(b, a) < 0 ? b : a;
}

/** The place of a cursor in the order of creation: its key is the creation time and the sequence. */
function positionOf(key: readonly unknown[] | undefined): CallPosition | undefined {
  const [createdAt, sequence] = key ?? [];
  return typeof createdAt === 'number' && typeof sequence === 'number' ? { createdAt, sequence } : undefined;
}

function ascending(sets: readonly CallSet[], from: CallPosition): Iterable<CallRecord> {
  return merged(
    sets.map((set) => set.ascending(from)),
    compareByCreation,
  );
}

function descending(sets: readonly CallSet[], from: CallPosition): Iterable<CallRecord> {
  return merged(
    sets.map((set) => set.descending(from)),
    (a, b) => compareByCreation(b, a),
  );
}

function merged(
  sequences: readonly Iterable<CallRecord>[],
  compare: (a: CallRecord, b: CallRecord) => number,
): Iterable<CallRecord> {
  const [only] = sequences;
  return only !== undefined && sequences.length === 1 ? only : mergeOrdered(sequences, compare);
}

function* until(items: Iterable<CallRecord>, isPast: (call: CallRecord) => boolean): Iterable<CallRecord> {
  for (const call of items) {
    if (isPast(call)) return;
    yield call;
  }
}
