import fc from 'fast-check';
import { editDistance } from './edit-distance';

const word = fc.string({ unit: fc.constantFrom('A', 'B', '_'), maxLength: 8 });

describe('editDistance', () => {
  it.each([
    ['', 'ABC', 3],
    ['KITTEN', 'SITTING', 3],
    ['SECERT', 'SECRET', 1],
    ['TIMOUT', 'TIMEOUT', 1],
  ])('from %j to %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is nothing for the same word, the same both ways, and at most the longer word', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other);
        expect(editDistance(one, one)).toBe(0);
        expect(editDistance(other, one)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      }),
    );
  });
});
