import { instanceToPlain, type ClassTransformOptions } from 'class-transformer';
import fc from 'fast-check';
import { runs } from '../../test/support/runs';
import { withOpaqueValues } from './opaque-values';

const OPTIONS: ClassTransformOptions = { ignoreDecorators: true };

const names = fc.oneof(
  fc.string(),
  fc.constantFrom('constructor', '__proto__', 'toJSON', 'then', 'prototype'),
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 1, 'text', new Date(0)),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('json')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

describe('withOpaqueValues', () => {
  it('keeps the JSON of an answer, also when class-transformer makes a plain object of it', () => {
    fc.assert(
      fc.property(json, (custom) => {
        const answer = { users: [{ custom }], at: new Date(0) };
        const text = JSON.stringify(answer);

        expect(JSON.stringify(withOpaqueValues(answer))).toBe(text);
        expect(JSON.stringify(instanceToPlain(withOpaqueValues(answer), OPTIONS))).toBe(text);
        expect(JSON.stringify(instanceToPlain({ data: withOpaqueValues(answer) }, OPTIONS))).toBe(
          `{"data":${text}}`,
        );
        expect(JSON.stringify(answer)).toBe(text);
      }),
      { numRuns: runs(400) },
    );
  });

  it.each([undefined, null, 'text', 7, { a: [{ b: 1 }], at: new Date(0) }])('is %j itself', (answer) => {
    expect(withOpaqueValues(answer)).toBe(answer);
  });

  it('looks at each field once, however deep', () => {
    let reads = 0;
    let value: object = { constructor: 1 };
    for (let level = 0; level < 60; level += 1) {
      const inner = value;
      value = Object.defineProperty({}, 'a', { enumerable: true, get: () => ((reads += 1), inner) });
    }

    withOpaqueValues(value);

    // Once to look at it, and once to copy it.
    expect(reads).toBeLessThanOrEqual(120);
  });
});
