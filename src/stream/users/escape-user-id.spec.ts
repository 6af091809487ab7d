import fc from 'fast-check';
import { runs } from '../../../test/support/runs';
import { StreamValidationError } from '../stream.errors';
import { escapeUserId, unescapeUserId } from './escape-user-id';

/** Rich in what escapes are made of. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }),
  fc.string({
    unit: fc.constantFrom('@', '4', '0', '7', 'c', 'C', '|', '_', '-', 'é', '😀'),
    minLength: 1,
    maxLength: 15,
  }),
);
const validIds = fc.string({
  unit: fc.constantFrom('@', '4', '0', '7', 'c', 'C', '_', '-', 'z'),
  minLength: 1,
  maxLength: 15,
});

/** `undefined` where there is none. */
function textOf(id: string): string | undefined {
  try {
    return unescapeUserId(id);
  } catch (error) {
    if (error instanceof StreamValidationError) return undefined;
    throw error;
  }
}

describe('escapeUserId', () => {
  it.each([
    ['john', 'john'],
    ['auth0|5f1e', 'auth0@7c5f1e'],
    ['001234.abc.0123', '001234@2eabc@2e0123'],
    ['john@example.com', 'john@example@2ecom'],
    ['jürgen', 'j@c3@bcrgen'],
    ['😀', '@f0@9f@98@80'],
    ['a@7c', 'a@407c'],
    ['a@7C', 'a@7C'],
    ['@@7c', '@@407c'],
    ['@|', '@@7c'],
    ['a b', 'a@20b'],
  ])('makes of %s the id %s, and back', (text, id) => {
    expect(escapeUserId(text)).toBe(id);
    expect(unescapeUserId(id)).toBe(text);
  });

  it('makes a valid id of any text, from which the text comes back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const id = escapeUserId(text);

        expect(id).toMatch(/^[\w@-]+$/);
        expect(unescapeUserId(id)).toBe(text);
      }),
      { numRuns: runs(5000) },
    );
  });

  it('makes no id of two texts, be they ids already', () => {
    fc.assert(
      fc.property(fc.oneof(texts, validIds), fc.oneof(texts, validIds), (one, other) => {
        expect(escapeUserId(one) === escapeUserId(other)).toBe(one === other);
      }),
      { numRuns: runs(5000) },
    );
  });

  it('leaves every id that is valid as it is, unless it reads as an escape', () => {
    fc.assert(
      fc.property(validIds, (id) => {
        expect(escapeUserId(id) === id).toBe(!/@[\da-f]{2}/.test(id));
      }),
      { numRuns: runs(5000) },
    );
  });

  it('gives a text back for what it makes itself only', () => {
    fc.assert(
      fc.property(validIds, (id) => {
        const text = textOf(id);

        expect(text === undefined ? id : escapeUserId(text)).toBe(id);
      }),
      { numRuns: runs(5000) },
    );
  });

  it.each(['@61', '@c3', '@ff', '', 'a|b', 'x'.repeat(256)])('gives no text for %j', (id) => {
    expect(() => unescapeUserId(id)).toThrow(StreamValidationError);
  });

  it.each([
    ['', 'must not be empty'],
    ['\ud800', 'must be Unicode text'],
    ['|'.repeat(86), 'must have at most 255 characters, this one has 258'],
    [undefined, 'must be Unicode text, not undefined'],
  ])('refuses %j', (text, message) => {
    expect(() => escapeUserId(text!)).toThrow(message);
  });

  it('takes as much as fits', () => {
    expect(escapeUserId('|'.repeat(85))).toHaveLength(255);
  });
});
