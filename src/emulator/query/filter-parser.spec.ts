import fc from 'fast-check';
import { StreamFault } from '../protocol/stream-fault';
import { customFields } from './custom-field';
import { matches } from './filter';
import { COMPARISONS, SEARCHES, type FilterOperator } from './filter-operator';
import { parseFilter } from './filter-parser';
import { fieldsOf, type QueryModel } from './query-model';

interface Thing {
  readonly name?: string;
  readonly on?: boolean;
  readonly at?: number;
  readonly size?: number;
  readonly tags: readonly string[];
  readonly custom: Readonly<Record<string, unknown>>;
}

const model: QueryModel<Thing> = {
  name: 'QueryThings',
  field: fieldsOf<Thing>(
    {
      name: { type: 'string', operators: [...COMPARISONS, '$ne', '$nin'], read: (thing) => thing.name },
      on: { type: 'boolean', operators: ['$eq'], read: (thing) => thing.on },
      at: { type: 'date', operators: COMPARISONS, read: (thing) => thing.at },
      size: { type: 'number', operators: COMPARISONS, read: (thing) => thing.size },
      tags: { type: 'strings', operators: ['$in', '$eq', '$contains'], read: (thing) => thing.tags },
    },
    customFields((thing) => thing.custom, [...COMPARISONS, ...SEARCHES]),
  ),
  sort: { byDefault: [], tieBreak: (thing) => thing.name ?? '' },
};

function aThing(fields: Partial<Thing> = {}): Thing {
  return { tags: [], custom: {}, ...fields };
}

function fits(filter: unknown, fields: Partial<Thing>): boolean {
  return matches(parseFilter(model, filter), aThing(fields));
}

function refusal(filter: unknown): string {
  try {
    parseFilter(model, filter);
  } catch (error) {
    if (error instanceof StreamFault) return `${error.status}/${error.code} ${error.reason}`;
    throw error;
  }
  return 'accepted';
}

const YEAR_2026 = Date.UTC(2026, 0, 1) * 1000;

describe('parseFilter', () => {
  it.each([undefined, null, {}])('lets everything through for %p', (filter) => {
    expect(fits(filter, {})).toBe(true);
  });

  it('reads a plain value as equality and several fields as all of them', () => {
    expect(fits({ name: 'a', on: true }, { name: 'a', on: true })).toBe(true);
    expect(fits({ name: 'a', on: true }, { name: 'a', on: false })).toBe(false);
  });

  it('matches unset values by null and by $exists', () => {
    expect(fits({ name: null }, {})).toBe(true);
    expect(fits({ name: null }, { name: 'a' })).toBe(false);
    expect(fits({ tags: null }, {})).toBe(true);
    expect(fits({ name: { $exists: false } }, {})).toBe(true);
    expect(fits({ 'custom.color': { $exists: true } }, { custom: { color: 'red' } })).toBe(true);
  });

  it('compares dates as instants, in any RFC 3339 form', () => {
    const noon = YEAR_2026 + 12 * 3_600_000_000;
    expect(fits({ at: '2026-01-01T13:00:00.000000000+01:00' }, { at: noon })).toBe(true);
    expect(fits({ at: { $gt: '2026-01-01T11:59:59.999999Z' } }, { at: noon })).toBe(true);
    expect(fits({ at: { $gt: '2026-01-01T12:00:00Z' } }, { at: noon })).toBe(false);
  });

  it('leaves out items without the value from every comparison', () => {
    expect(fits({ at: { $lt: '2027-01-01T00:00:00Z' } }, {})).toBe(false);
    expect(fits({ at: { $gte: '1970-01-01T00:00:00Z' } }, {})).toBe(false);
  });

  it('compares numbers', () => {
    expect(fits({ size: 2 }, { size: 2 })).toBe(true);
    expect(fits({ size: { $gt: 2, $lte: 10 } }, { size: 10 })).toBe(true);
    expect(fits({ size: { $lt: 2 } }, { size: 10 })).toBe(false);
  });

  it('finds list items by $in, $contains and equality', () => {
    const tags = ['red', 'blue'];
    expect(fits({ tags: { $in: ['green', 'blue'] } }, { tags })).toBe(true);
    expect(fits({ tags: { $contains: 'red' } }, { tags })).toBe(true);
    expect(fits({ tags: 'red' }, { tags })).toBe(true);
    expect(fits({ tags: ['red', 'blue'] }, { tags })).toBe(true);
    expect(fits({ tags: ['red'] }, { tags })).toBe(false);
  });

  it('reads nested custom data, never inherited properties', () => {
    expect(fits({ 'custom.address.city': 'Rome' }, { custom: { address: { city: 'Rome' } } })).toBe(true);
    expect(fits({ 'custom.constructor': { $exists: true } }, {})).toBe(false);
    expect(fits({ custom: { a: 1, b: [2] } }, { custom: { b: [2], a: 1 } })).toBe(true);
    expect(fits({ 'custom.size': { $gt: 2 } }, { custom: { size: '3' } })).toBe(false);
  });

  it('searches custom text by the start of a word and by the whole value', () => {
    const custom = { title: 'Daily  Stand-up' };
    expect(fits({ 'custom.title': { $autocomplete: 'stan' } }, { custom })).toBe(true);
    expect(fits({ 'custom.title': { $autocomplete: 'aily' } }, { custom })).toBe(false);
    expect(fits({ 'custom.title': { $q: 'daily  stand-up' } }, { custom })).toBe(true);
    expect(fits({ 'custom.title': { $q: 'daily' } }, { custom })).toBe(false);
    expect(fits({ 'custom.tags': { $contains: 'x' } }, { custom: { tags: ['x', 'y'] } })).toBe(true);
  });

  it.each([
    [{ nope: 1 }, '400/4 unrecognized field "nope"'],
    [{ __proto__x: 1 }, '400/4 unrecognized field "__proto__x"'],
    [{ toString: 1 }, '400/4 unrecognized field "toString"'],
    [{ $nor: [] }, '400/4 unrecognized field "$nor"'],
    [{ name: { $q: 'x' } }, '400/4 operator "$q" is not allowed for field "name"'],
    [{ name: { $regex: 'x' } }, '400/4 operator "$regex" is not allowed for field "name"'],
    [{ on: { $in: [true] } }, '400/4 operator "$in" is not allowed for field "on"'],
    [{ name: 5 }, '400/4 expected string for field "name" but got "5"'],
    [{ name: {} }, '400/4 expected string for field "name" but got "{}"'],
    [{ size: '5' }, '400/4 expected number for field "size" but got "5"'],
    [{ size: { $gt: true } }, '400/4 expected number for field "size" but got "true"'],
    [{ name: { $in: 'a' } }, '400/4 expected array for field "name" but got "a"'],
    [{ name: { $exists: 'yes' } }, '400/4 expected boolean for field "name" but got "yes"'],
    [{ at: 'invalid' }, '400/4 expected date for field "at" but got "invalid"'],
    [{ tags: '' }, '400/4 expected array for field "tags" but got ""'],
    [{ 'custom.a': { $gt: true } }, '400/4 operator "$gt" is not allowed for field "custom.a"'],
    [{ 'custom.a': { $in: [{}] } }, '400/4 expected scalar for field "custom.a" but got "{}"'],
    [[], '400/4 expected object for field "filter_conditions" but got "[]"'],
    [{ $or: [] }, '400/4 $or must contain at least 1 item'],
    [{ $and: {} }, '400/4 expected array for field "$and" but got "{}"'],
    [
      { 'custom.a': { $autocomplete: ' ' } },
      '400/4 $autocomplete field is empty or contains invalid characters. Please provide a valid string to autocomplete',
    ],
  ])('refuses %j', (filter, reason) => {
    expect(refusal(filter)).toBe(reason);
  });

  it('refuses a filter too deep to walk', () => {
    const deep = Array.from({ length: 5000 }).reduce<object>((inner) => ({ $and: [inner] }), { name: 'a' });
    expect(refusal(deep)).toBe('400/4 $and is nested too deeply');
  });

  it('agrees with a naive evaluation of any filter on any item', () => {
    fc.assert(
      fc.property(anyFilter, anyThing, (filter, thing) => {
        expect(matches(parseFilter(model, filter), thing)).toBe(naive(filter, thing));
      }),
      { numRuns: 2000 },
    );
  });
});

const word = fc.constantFrom('a', 'b', 'B', 'ab', '\u{1F600}', '\uFFFD');
const instant = fc.constantFrom(0, 1, 2, 3).map((day) => YEAR_2026 + day * 86_400_000_000);
const iso = instant.map((time) => new Date(time / 1000).toISOString());
const scalarValue = fc.oneof(word, fc.integer({ min: -2, max: 2 }), fc.boolean());

const anyThing: fc.Arbitrary<Thing> = fc.record(
  {
    name: word,
    on: fc.boolean(),
    at: instant,
    tags: fc.array(word, { maxLength: 3 }),
    custom: fc.dictionary(
      fc.constantFrom('x', 'y'),
      fc.oneof(scalarValue, fc.array(scalarValue, { maxLength: 2 })),
    ),
  },
  { requiredKeys: ['tags', 'custom'] },
);

const ordering = fc.constantFrom<FilterOperator>('$gt', '$gte', '$lt', '$lte', '$eq');
function conditions(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    value,
    fc.constant(null),
    fc.tuple(ordering, value).map(([operator, operand]) => ({ [operator]: operand })),
    fc.array(value, { maxLength: 3 }).map((operands) => ({ $in: operands })),
    fc.boolean().map((wanted) => ({ $exists: wanted })),
  );
}
const customKey = fc.constantFrom('custom.x', 'custom.y', 'custom.z');
const unordered = fc.oneof(word, fc.integer({ min: -2, max: 2 }));
const leaf = fc.oneof(
  conditions(word).map((name): object => ({ name })),
  conditions(iso).map((at): object => ({ at })),
  fc.boolean().map((on): object => ({ on })),
  fc.array(word).map((wanted): object => ({ tags: { $in: wanted } })),
  fc.tuple(customKey, conditions(unordered)).map(([key, condition]): object => ({ [key]: condition })),
);
const anyFilter = fc.letrec<{ node: object }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((parts) => ({ $or: parts })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((parts) => ({ $and: parts })),
  ),
})).node;

/** The language once more, written for the eye and without any of the engine's parts. */
function naive(filter: object, thing: Thing): boolean {
  return Object.entries(filter).every(([key, raw]: [string, unknown]) => {
    if (key === '$or') return (raw as object[]).some((part) => naive(part, thing));
    if (key === '$and') return (raw as object[]).every((part) => naive(part, thing));
    const value = naiveValue(key, thing);
    const condition: unknown = typeof raw === 'object' && raw !== null ? raw : { $eq: raw };
    return Object.entries(condition as object).every(([operator, operand]: [string, unknown]) => {
      const read = (one: unknown) => (key === 'at' && one !== null ? Date.parse(one as string) * 1000 : one);
      if (operator === '$exists') return (value !== undefined) === operand;
      if (operator === '$in') {
        const wanted = (operand as unknown[]).map(read);
        return (Array.isArray(value) ? value : [value]).some((one) => wanted.includes(one));
      }
      const wanted = read(operand);
      if (operator === '$eq' && wanted === null)
        return value === undefined || (Array.isArray(value) && value.length === 0);
      if (operator === '$eq') return value === wanted || (Array.isArray(value) && value.includes(wanted));
      if (typeof value !== typeof wanted) return false;
      const order =
        typeof value === 'number'
          ? value - (wanted as number)
          : Buffer.compare(Buffer.from(value as string), Buffer.from(wanted as string));
      return { $gt: order > 0, $gte: order >= 0, $lt: order < 0, $lte: order <= 0 }[operator] ?? false;
    });
  });
}

function naiveValue(key: string, thing: Thing): unknown {
  return key.startsWith('custom.') ? thing.custom[key.slice(7)] : thing[key as keyof Thing];
}
