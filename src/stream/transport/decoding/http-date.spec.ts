import fc from 'fast-check';
import { runs } from '../../../../test/support/runs';
import { readHttpDate, takeHttpDates } from './http-date';

const NOW = Date.UTC(2026, 10, 30);
const IN_1994 = new Date('1994-11-06T08:49:37Z');

describe('the date of a header', () => {
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'Sun, 06 Nov 1994 08:49:37 UTC',
  ])('may have any form that HTTP ever had: %s', (text) => {
    expect(readHttpDate(text, NOW)).toEqual(IN_1994);
  });

  it.each<unknown>([
    undefined,
    ['Sun, 06 Nov 1994 08:49:37 GMT'],
    '',
    '1.5',
    '2, 2',
    '-5',
    '1994-11-06T08:49:37Z',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 PST',
    'Sun, 06 Nov 1994 24:49:37 GMT',
    'Sun, 31 Feb 1994 08:49:37 GMT',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    'x Sun, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:38 GMT',
  ])('is not guessed from %j', (value) => {
    expect(readHttpDate(value, NOW)).toBeUndefined();
  });

  it('that ends in two digits of a year is at most fifty years ahead', () => {
    expect(readHttpDate('Monday, 30-Nov-76 00:00:00 GMT', NOW)).toEqual(new Date('2076-11-30T00:00:00Z'));
    expect(readHttpDate('Monday, 30-Nov-77 00:00:00 GMT', NOW)).toEqual(new Date('1977-11-30T00:00:00Z'));
  });

  it('may have a leap second', () => {
    expect(readHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', NOW)).toEqual(new Date('2017-01-01T00:00:00Z'));
  });

  it('is what was written, for every second there is', () => {
    const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (second) => {
        const date = new Date(second * 1000);
        expect(readHttpDate(date.toUTCString(), NOW)).toEqual(date);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('is found among others', () => {
    expect(takeHttpDates('5, Sun, 06 Nov 1994 08:49:37 GMT,Sun Nov  6 08:49:37 1994, x', NOW)).toEqual({
      dates: [IN_1994.getTime(), IN_1994.getTime()],
      rest: '5, ,, x',
    });
  });
});
