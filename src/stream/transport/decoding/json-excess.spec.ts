import fc from 'fast-check';
import { jsonExcess } from './json-excess';

const excessOf = (text: string): string | undefined =>
  jsonExcess(Buffer.from(text), { depth: 100, values: 500_000 });
const nested = (levels: number): string => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;

describe('the excess of JSON text', () => {
  it.each<[string, string]>([
    ['more than 100 levels', nested(102)],
    ['a nesting that never ends', '['.repeat(1000)],
  ])('is nesting for %s', (_, text) => {
    expect(excessOf(text)).toBe('be nested more than 100 levels deep');
  });

  it('is the number of values for millions of empty objects', () => {
    expect(excessOf(`{"a":[${'{},'.repeat(600_000)}{}]}`)).toBe('have more than 500000 values');
  });

  it.each<[string, string]>([
    ['100 levels', nested(100)],
    ['brackets and commas in strings', JSON.stringify({ a: '[{,'.repeat(600_000), 'b"[': '\\"[' })],
    ['a string that never ends', `{"a":"${'['.repeat(1000)}`],
    ['nothing', ''],
  ])('is none for %s', (_, text) => {
    expect(excessOf(text)).toBeUndefined();
  });

  it('is found in no JSON that has little of both', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 8 }), (value) => {
        expect(excessOf(JSON.stringify(value))).toBeUndefined();
      }),
    );
  });
});
