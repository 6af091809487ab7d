import { parseTimeSpan } from './time-span';

describe('a time span', () => {
  it.each([
    [0, 0],
    [1500, 1500],
    [0.5, 0.5],
    ['250ms', 250],
    ['90s', 90_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1h30m', 5_400_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['36500d', 3_153_600_000_000],
  ])('is read: %j', (given, milliseconds) => {
    expect(parseTimeSpan(given, 'by')).toBe(milliseconds);
  });

  it.each([
    '',
    ' ',
    '90',
    's',
    '1.5h',
    '-1h',
    '1 h',
    '2 hours',
    '30m1h',
    '1H',
    '1h ',
    '36501d',
    -1,
    NaN,
    Infinity,
    null,
    {},
    true,
  ])('is refused, and told how it is written: %j', (given) => {
    expect(() => parseTimeSpan(given, 'by')).toThrow(
      /^by must be milliseconds, or text such as 90s, 15m, 2h, 1d or 1h30m, of at most 36500 days; not /,
    );
  });
});
