import fc from 'fast-check';
import { runs } from '../../../../test/support/runs';
import { MAX_MILLISECONDS } from '../../option-limits';
import { readRetryAfter } from './retry-after';

const NOW = Date.UTC(2026, 10, 30);
const inSeconds = (seconds: number): string => new Date(NOW + seconds * 1000).toUTCString();

describe('Retry-After', () => {
  it.each<[unknown, number | undefined]>([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['299.997', 299_997],
    ['.5', 500],
    ['1.0001', 1001],
    ['1e2', 100_000],
    ['+5', 5000],
    ['-5', 0],
    ['2, 2', 2000],
    ['2, 7,3', 7000],
    ['x, 7', 7000],
    [['2', '7'], 7000],
    [['2', inSeconds(9)], 9000],
    [inSeconds(5), 5000],
    [inSeconds(-5), 0],
    ['Monday, 30-Nov-26 00:00:05 GMT', 5000],
    ['Mon Nov 30 00:00:05 2026', 5000],
    [`${inSeconds(5)}, ${inSeconds(8)}`, 8000],
    [`${inSeconds(5)}, 6`, 6000],
    ['99999999999999', MAX_MILLISECONDS],
    ['1e999', undefined],
    ['Infinity', undefined],
    ['NaN', undefined],
    ['', undefined],
    ['soon', undefined],
    ['5s', undefined],
    ['0x10', undefined],
    ['2026-11-30T00:00:05Z', undefined],
    [undefined, undefined],
    [5, undefined],
    [[], undefined],
  ])('%j is %j ms', (value, expected) => {
    expect(readRetryAfter(value, NOW)).toBe(expected);
  });

  it('is the longest of whatever was sent, in whatever form', () => {
    const seconds = fc.oneof(
      fc.integer({ min: -1000, max: 2_000_000 }),
      fc.double({ min: -1000, max: 2_000_000, noNaN: true }),
    );
    const wait = seconds.chain((value) =>
      fc.constantFrom(
        { text: String(value), milliseconds: value * 1000 },
        { text: inSeconds(Math.floor(value)), milliseconds: Math.floor(value) * 1000 },
      ),
    );
    const nonsense = fc
      .constantFrom('', 'x', '5s', '1e999', '-')
      .map((text) => ({ text, milliseconds: NaN }));
    const line = fc.array(fc.oneof({ weight: 3, arbitrary: wait }, nonsense), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        const sent = lines.map((values) => values.map(({ text }) => text).join(', '));
        const waits = lines
          .flat()
          .flatMap(({ milliseconds }) => (Number.isNaN(milliseconds) ? [] : milliseconds));
        const read = readRetryAfter(sent.length === 1 ? sent[0] : sent, NOW);
        const longest = Math.max(0, ...waits);
        expect(read === undefined).toBe(waits.length === 0);
        expect(read ?? longest).toBeGreaterThanOrEqual(longest - 0.001);
        expect(read ?? longest).toBeLessThanOrEqual(longest + 1);
      }),
      { numRuns: runs(4000) },
    );
  });

  it('is never guessed from other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wait = readRetryAfter(text, NOW);
        expect(wait === undefined || /\d/.test(text)).toBe(true);
        expect(wait === undefined || (wait >= 0 && wait <= MAX_MILLISECONDS)).toBe(true);
      }),
      { numRuns: runs(2000) },
    );
  });
});
