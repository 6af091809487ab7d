import { QueryStrings } from './query-strings';

describe('the query strings that the emulator keeps', () => {
  it('are parsed once, if they are short', () => {
    const queries = new QueryStrings();
    const long = `a=${'x'.repeat(600)}`;

    expect([...queries.parse('a=1&b=%20&a=2')]).toEqual([
      ['a', '1'],
      ['b', ' '],
      ['a', '2'],
    ]);
    expect(queries.parse('a=1')).toBe(queries.parse('a=1'));
    expect(queries.parse(long)).not.toBe(queries.parse(long));
    expect(queries.parse(long).get('a')).toHaveLength(600);
  });
});
