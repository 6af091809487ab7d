import fc from 'fast-check';
import { StreamFault } from '../protocol/stream-fault';
import { COMPARISONS } from './filter-operator';
import { leastItems } from './least-items';
import { selectPage, type Page } from './page';
import type { PageRequest } from './page-request';
import { readQuery, type QueryOptions } from './query';
import { fieldsOf, type QueryModel } from './query-model';

interface Thing {
  readonly id: number;
  readonly name?: string;
  readonly size?: number;
}

const model: QueryModel<Thing> = {
  name: 'QueryThings',
  field: fieldsOf<Thing>({
    name: { type: 'string', operators: COMPARISONS, read: (thing) => thing.name },
    size: { type: 'json', operators: [], read: (thing) => thing.size },
    id: { type: 'json', operators: [], read: (thing) => thing.id },
  }),
  sort: {
    combinations: [['name'], ['size'], ['size', 'name'], ['id']],
    byDefault: [{ field: 'id', direction: -1 }],
    tieBreak: (thing) => thing.id,
  },
};

function page(things: readonly Thing[], request: PageRequest, options?: QueryOptions): Page<Thing> {
  return selectPage(readQuery(model, request, options), { items: things, ordered: false });
}

function refusal(request: PageRequest, options?: QueryOptions): string {
  try {
    readQuery(model, request, options);
  } catch (error) {
    if (error instanceof StreamFault) return `${error.status}/${error.code} ${error.reason}`;
    throw error;
  }
  return 'accepted';
}

const things: readonly Thing[] = [
  { id: 1, name: 'b', size: 2 },
  { id: 2, name: 'a' },
  { id: 3, name: 'c', size: 1 },
  { id: 4 },
  { id: 5, name: 'a', size: 2 },
];

function ids({ items }: Page<Thing>): number[] {
  return items.map(({ id }) => id);
}

describe('a page of a query', () => {
  it('comes in the default order of the endpoint', () => {
    expect(ids(page(things, {}))).toEqual([5, 4, 3, 2, 1]);
  });

  it.each([1, -1] as const)('puts items without the sorted value last in direction %p', (direction) => {
    const sorted = ids(page(things, { sort: [{ field: 'size', direction }] }));
    expect(sorted.slice(-2).toSorted()).toEqual([2, 4]);
    expect(sorted).toHaveLength(5);
  });

  it('sorts by two fields, each in its direction', () => {
    const sort = [
      { field: 'size', direction: -1 as const },
      { field: 'name', direction: 1 as const },
    ];
    expect(ids(page(things, { sort }))).toEqual([5, 1, 3, 2, 4]);
  });

  it('has no cursors when everything fits, and none for an empty page', () => {
    expect(page(things, {})).toEqual({ items: things.toReversed() });
    expect(page(things, { limit: 0 })).toEqual({ items: [] });
    expect(page([], {})).toEqual({ items: [] });
  });

  it('accepts the sort again beside its cursor, and does without it', () => {
    const sort = [{ field: 'name' }];
    const { next } = page(things, { sort, limit: 2 });
    expect(ids(page(things, { sort, limit: 2, next }))).toEqual([1, 3]);
    expect(ids(page(things, { limit: 2, next }))).toEqual([1, 3]);
    expect(ids(page(things, { limit: 2, next, sort: [] }))).toEqual([1, 3]);
  });

  it('goes on behind its last item when that one is gone by then', () => {
    const { next } = page(things, { limit: 2 });
    const left = things.filter(({ id }) => id !== 4);
    expect(ids(page(left, { limit: 2, next }))).toEqual([3, 2]);
  });

  it('refuses a cursor of another query', () => {
    const filter_conditions = { name: { $in: ['a', 'b'] } };
    const { next } = page(things, { filter_conditions, limit: 1 });
    const refused = '400/4 next is not a valid cursor for this query';
    expect(refusal({ next, filter_conditions })).toBe('accepted');
    expect(refusal({ next, filter_conditions: { name: { $in: ['b', 'a'] } } })).toBe(refused);
    expect(refusal({ next })).toBe(refused);
    expect(refusal({ next, filter_conditions, sort: [{ field: 'name' }] })).toBe(refused);
  });

  it('takes next or prev, not both, and an empty one as none', () => {
    const { next = '' } = page(things, { limit: 1 });
    expect(refusal({ next, prev: next })).toBe('400/4 cannot specify next and prev at the same time');
    expect(refusal({ next, prev: '' })).toBe('accepted');
  });

  it('refuses a sort beside a cursor where cursors are strict', () => {
    const sort = [{ field: 'name' }];
    const { next } = page(things, { sort, limit: 1 });
    const refused = '400/4 cannot specify sort and next/prev at the same time';
    expect(refusal({ sort, next }, { strictCursors: true })).toBe(refused);
    expect(refusal({ next }, { strictCursors: true })).toBe('accepted');
  });

  it.each([
    [[{ field: 'nope' }], '400/4 unrecognized field "nope"'],
    [
      [{ field: 'name' }, { field: 'size' }],
      '400/4 sort by [name size] is not supported, it must be one of [name] [size] [size name] [id]',
    ],
    [[{ field: 'name' }, { field: 'name' }], '400/4 sort contains a field twice: [name name]'],
  ])('refuses the sort %j', (sort, reason) => {
    expect(refusal({ sort })).toBe(reason);
  });

  it('refuses any text that is no cursor', () => {
    const noise = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    );
    fc.assert(
      fc.property(noise, (text) => {
        expect(refusal({ prev: text })).toBe('400/4 prev is not a valid cursor for this query');
      }),
    );
  });

  it('leads through every item once, in order, under any limit, forwards and back', () => {
    const thing = fc.record(
      { name: fc.constantFrom('a', 'b', 'c'), size: fc.integer({ min: 0, max: 2 }) },
      { requiredKeys: [] },
    );
    const sort = fc.constantFrom(undefined, ...(model.sort.combinations ?? []));
    const direction = fc.constantFrom(1 as const, -1 as const);
    fc.assert(
      fc.property(
        fc.array(thing, { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        sort,
        direction,
        (fields, limit, names, way) => {
          const all = fields.map((one, index): Thing => ({ ...one, id: index }));
          const request = { sort: names?.map((field) => ({ field, direction: way })) };
          const whole = ids(page(all, { ...request, limit: 100 }));
          const pages = [page(all, { ...request, limit })];
          for (let last = pages[0]; last?.next !== undefined; last = pages.at(-1)) {
            pages.push(page(all, { limit, next: last.next }));
          }
          expect(pages.flatMap(ids)).toEqual(whole);
          expect(whole.toSorted()).toEqual(all.map(({ id }) => id).toSorted());

          const back = [pages.at(-1)!];
          for (let first = back[0]; first?.prev !== undefined; first = back[0]) {
            back.unshift(page(all, { limit, prev: first.prev }));
          }
          expect(back.flatMap(ids)).toEqual(whole);
        },
      ),
    );
  });
});

describe('leastItems', () => {
  it('finds what a full sort would find', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat({ max: 20 }), (numbers, count) => {
        const compare = (a: number, b: number) => a - b;
        expect(leastItems(numbers, count, compare)).toEqual(numbers.toSorted(compare).slice(0, count));
      }),
    );
  });
});
