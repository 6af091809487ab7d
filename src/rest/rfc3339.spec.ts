import fc from 'fast-check';
import { rfc3339 } from './rfc3339';

describe('rfc3339', () => {
  it('writes every date as JSON does, whatever was written before', () => {
    fc.assert(
      fc.property(fc.array(fc.date(), { minLength: 1, maxLength: 5 }), (dates) => {
        expect(dates.map(rfc3339)).toEqual(dates.map((date) => date.toJSON()));
      }),
      { numRuns: 2000 },
    );
  });

  it('writes all times of a day', () => {
    const dates = Array.from({ length: 5000 }, (_, index) => new Date(1_767_225_600_000 + index * 17_279));

    expect(dates.map(rfc3339)).toEqual(dates.map((date) => date.toJSON()));
  });

  it.each([
    '0000-12-31T23:59:59.999Z',
    '0001-01-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    '2024-02-29T12:00:00.001Z',
    '9999-12-31T23:59:59.999Z',
    '+010000-01-01T00:00:00.000Z',
  ])('writes %s', (text) => {
    expect(rfc3339(new Date(text))).toBe(text);
  });

  it('writes what is no date as null', () => {
    expect(rfc3339(new Date(Number.NaN))).toBeNull();
  });
});
