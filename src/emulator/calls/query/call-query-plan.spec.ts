import fc from 'fast-check';
import { selectPage } from '../../query/page';
import type { PageRequest } from '../../query/page-request';
import { readQuery } from '../../query/query';
import type { CallRecord } from '../../world/call';
import { CallStore } from '../../world/call-store';
import { CALL_QUERY_MODEL } from './call-query-model';
import { planCalls } from './call-query-plan';

interface Sketch {
  readonly type: string;
  readonly creator: string;
  readonly members: readonly string[];
  readonly startsAt: number | undefined;
  readonly gone: boolean;
}

const SECOND = 1_000_000;

/** Calls as sketched, one second apart, some of them deleted again. */
function aStore(sketches: readonly Sketch[]): CallStore {
  const store = new CallStore();
  const calls = sketches.map(({ type, creator, members, startsAt }, index) =>
    store.add({
      type,
      id: `c${index % 7}-${index}`,
      createdBy: creator,
      createdAt: index * SECOND,
      updatedAt: index * SECOND,
      team: undefined,
      channelCid: undefined,
      custom: { parity: index % 2 },
      settingsOverride: undefined,
      startsAt,
      endedAt: undefined,
      backstage: false,
      members: members.map((userId) => ({ userId, role: undefined, custom: {}, createdAt: 0, updatedAt: 0 })),
      session: undefined,
      blocked: undefined,
      permissions: undefined,
    }),
  );
  for (const [index, { gone }] of sketches.entries()) {
    const call = calls[index];
    if (gone && call !== undefined) store.remove(call);
  }
  return store;
}

/** All pages of a query, by the plan or by looking at everything, and how many calls each looked at. */
function walk(store: CallStore, request: PageRequest, planned: boolean) {
  const seen: CallRecord[] = [];
  const found: string[] = [];
  let next: string | undefined;
  do {
    const query = readQuery(CALL_QUERY_MODEL, next === undefined ? request : { ...request, next });
    const plan = planned ? planCalls(store, query) : { items: store.all.ascending(), ordered: false };
    const page = selectPage(query, { ...plan, items: watched(plan.items, seen) });
    found.push(...page.items.map(({ cid }) => cid));
    next = page.next;
  } while (next !== undefined);
  return { found, looked: seen.length };
}

function* watched<T>(items: Iterable<T>, seen: T[]): Iterable<T> {
  for (const item of items) {
    seen.push(item);
    yield item;
  }
}

const user = fc.constantFrom('ann', 'bob', 'cid');
const sketch: fc.Arbitrary<Sketch> = fc.record({
  type: fc.constantFrom('default', 'livestream'),
  creator: user,
  members: fc.uniqueArray(user),
  startsAt: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  gone: fc.boolean(),
});
const second = fc.nat({ max: 60 }).map((seconds) => new Date(seconds * 1000).toISOString());
const condition = fc.oneof(
  fc.constantFrom('default', 'livestream', 'none').map((type): object => ({ type })),
  user.map((id): object => ({ created_by_user_id: id })),
  fc.uniqueArray(user).map((ids): object => ({ members: { $in: ids } })),
  fc.array(fc.nat({ max: 60 })).map((all): object => ({ id: { $in: all.map((n) => `c${n % 7}-${n}`) } })),
  fc.nat({ max: 60 }).map((n): object => ({ cid: `default:c${n % 7}-${n}` })),
  fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq'), second).map(([operator, time]): object => ({
    created_at: { [operator]: time },
  })),
  fc.constantFrom(0, 1).map((parity): object => ({ 'custom.parity': parity })),
);
const filter = fc.oneof(
  fc.constant({}),
  condition,
  fc.tuple(condition, condition).map(([a, b]): object => ({ $and: [a, b] })),
  fc.tuple(condition, condition).map(([a, b]): object => ({ $or: [a, b] })),
  fc
    .tuple(condition, condition, condition)
    .map(([a, b, c]): object => ({ ...a, $or: [b, { $and: [b, c] }, c] })),
);
const direction = fc.constantFrom(1 as const, -1 as const);
const sort = fc.oneof(
  fc.constant(undefined),
  direction.map((way) => [{ field: 'created_at', direction: way }]),
  direction.map((way) => [{ field: 'starts_at', direction: way }]),
  direction.map((way) => [{ field: 'starts_at' }, { field: 'created_at', direction: way }]),
  direction.map((way) => [{ field: 'type', direction: way }]),
);

describe('planCalls', () => {
  it('finds what looking at every call finds, in the same order, page by page', () => {
    fc.assert(
      fc.property(
        fc.array(sketch, { maxLength: 60 }),
        filter,
        sort,
        fc.integer({ min: 1, max: 9 }),
        (sketches, filter_conditions, by, limit) => {
          const store = aStore(sketches);
          const request = { filter_conditions, limit, ...(by !== undefined && { sort: by }) };
          expect(walk(store, request, true).found).toEqual(walk(store, request, false).found);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('walks back over the same pages', () => {
    fc.assert(
      fc.property(
        fc.array(sketch, { maxLength: 60 }),
        filter,
        direction,
        (sketches, filter_conditions, way) => {
          const store = aStore(sketches);
          const request = { filter_conditions, limit: 4, sort: [{ field: 'created_at', direction: way }] };
          const pageOf = (extra: PageRequest) => {
            const query = readQuery(CALL_QUERY_MODEL, { ...request, ...extra });
            return selectPage(query, planCalls(store, query));
          };
          const pages = [pageOf({})];
          for (let last = pages[0]; last?.next !== undefined; last = pages.at(-1))
            pages.push(pageOf({ next: last.next }));
          const back = [pages.at(-1)!];
          for (let first = back[0]; first?.prev !== undefined; first = back[0])
            back.unshift(pageOf({ prev: first.prev }));
          expect(back.flatMap(({ items }) => items)).toEqual(pages.flatMap(({ items }) => items));
        },
      ),
    );
  });

  it.each([
    [{}, 3],
    [{ type: 'livestream' }, 3],
    [{ created_by_user_id: 'bob' }, 3],
    [{ members: { $in: ['bob', 'ann'] } }, 4],
    [{ cid: { $in: ['default:c0-0', 'livestream:c1-1'] } }, 2],
    [{ id: 'c1-1' }, 1],
    [{ created_at: { $gt: '1970-01-01T00:10:00Z', $lt: '1970-01-01T00:10:03Z' } }, 4],
    [{ $or: [{ members: { $in: ['bob'] } }, { created_by_user_id: 'bob' }] }, 4],
    [{ type: 'default', created_by_user_id: 'nobody' }, 0],
  ])('looks at no more calls than it must for %j', (filter_conditions, most) => {
    const store = aStore(
      Array.from({ length: 1000 }, (_, index) => ({
        type: index % 2 === 0 ? 'default' : 'livestream',
        creator: index % 2 === 0 ? 'ann' : 'bob',
        members: ['ann', 'bob'],
        startsAt: undefined,
        gone: false,
      })),
    );
    const query = readQuery(CALL_QUERY_MODEL, { filter_conditions, limit: 2 });
    const seen: CallRecord[] = [];
    const plan = planCalls(store, query);
    selectPage(query, { ...plan, items: watched(plan.items, seen) });
    expect(seen.length).toBeLessThanOrEqual(most);
  });
});
