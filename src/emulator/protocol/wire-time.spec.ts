import fc from 'fast-check';
import { nanoseconds, parseTime, rfc3339 } from './wire-time';

/** Stamps of the years 2001 to 2100. */
const stamps = fc.integer({ min: 978_307_200_000_000, max: 4_102_444_800_000_000 });

describe('dates on the wire', () => {
  it('prints every stamp as its exact nanoseconds', () => {
    fc.assert(
      fc.property(stamps, (stamp) => {
        expect(JSON.stringify(nanoseconds(stamp))).toBe(`${stamp}000`);
      }),
    );
  });

  it('reads back what it prints, as nanoseconds and as text', () => {
    fc.assert(
      fc.property(stamps, (stamp) => {
        expect(parseTime(nanoseconds(stamp))).toBe(stamp);
        expect(parseTime(rfc3339(stamp))).toBe(stamp);
      }),
    );
  });

  it.each([
    ['2026-01-15T09:30:20.45Z', 1_768_469_420_450_000],
    ['2026-01-15T09:30:20Z', 1_768_469_420_000_000],
    ['2026-01-15t09:30:20z', 1_768_469_420_000_000],
    ['2026-01-15T10:30:20.123456789+01:00', 1_768_469_420_123_456],
    ['2026-01-15T09:30:20.123456', 1_768_469_420_123_456],
    ['2026-01-15 09:30:20+00:00', 1_768_469_420_000_000],
    [1_768_469_420_123_456_000, 1_768_469_420_123_456],
  ])('reads %s', (value, expected) => {
    expect(parseTime(value)).toBe(expected);
  });

  it.each([
    '',
    'invalid',
    '2026-01-15',
    '2026-13-15T09:30:20Z',
    '2026-01-15T25:30:20Z',
    -1,
    Number.NaN,
    true,
    null,
    {},
  ])('does not take %j for a date', (value) => {
    expect(parseTime(value)).toBeUndefined();
  });
});
