import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { StreamValidationError } from '../../stream.errors';
import { encodeQuery } from './encode-query';

/** Text without half surrogate pairs, which have no place in a URL. */
const text = fc.string({ unit: 'binary' });

const decoded = (query: string): [string, string][] => [...new URLSearchParams(query.replaceAll('+', '%2B'))];

describe('encodeQuery', () => {
  it('gives back any plain value when it is decoded', () => {
    const plain = fc.oneof(
      text,
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.bigInt(),
    );
    fc.assert(
      fc.property(fc.dictionary(text, plain), (query) => {
        expect(decoded(encodeQuery(query))).toEqual(Object.entries(query).map(([k, v]) => [k, String(v)]));
      }),
    );
  });

  it('gives back any object as JSON when it is decoded', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const [entry] = decoded(encodeQuery({ payload: { value } }));
        expect(JSON.parse(entry![1])).toEqual(JSON.parse(JSON.stringify({ value })));
      }),
    );
  });

  it('uses no character that means something in a URL', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(encodeQuery({ value })).toMatch(/^value=[\w\-.!~*'()%]*$/);
      }),
    );
  });

  it('joins lists of plain values with commas and drops their nulls', () => {
    expect(encodeQuery({ endpoints: ['GetCall', null, 'QueryCalls', undefined, 3] })).toBe(
      'endpoints=GetCall%2CQueryCalls%2C3',
    );
  });

  it('writes lists with objects in them as JSON', () => {
    expect(decoded(encodeQuery({ sort: [{ field: 'id' }, 1] }))).toEqual([['sort', '[{"field":"id"},1]']]);
  });

  it('writes dates as RFC 3339, also in lists and objects', () => {
    const date = new Date('2026-01-15T09:30:20.450Z');
    expect(decoded(encodeQuery({ a: date, b: [date], c: { date } }))).toEqual([
      ['a', '2026-01-15T09:30:20.450Z'],
      ['b', '2026-01-15T09:30:20.450Z'],
      ['c', '{"date":"2026-01-15T09:30:20.450Z"}'],
    ]);
  });

  it('knows dates of another realm', () => {
    const date = runInNewContext("new Date('2026-01-15T09:30:20.450Z')") as Date;

    expect(date instanceof Date).toBe(false);
    expect(decoded(encodeQuery({ a: date, b: [date] }))).toEqual([
      ['a', '2026-01-15T09:30:20.450Z'],
      ['b', '2026-01-15T09:30:20.450Z'],
    ]);
  });

  it('leaves out null and undefined', () => {
    expect(encodeQuery({ a: null, b: undefined })).toBe('');
  });

  it.each([
    ['an invalid date', new Date('x'), 'value is an invalid date.'],
    ['an invalid date in a list', [new Date('x')], 'value is an invalid date.'],
    ['a number that is not finite', Number.NaN, 'value must be a finite number, not NaN.'],
    ['half a surrogate pair', '\ud800', 'value must be well-formed Unicode text.'],
    ['a function', () => 1, 'value cannot be a function.'],
  ])('refuses %s', (_, value, message) => {
    expect(() => encodeQuery({ value })).toThrow(
      new StreamValidationError('value', message.replace('value ', '')),
    );
  });
});
