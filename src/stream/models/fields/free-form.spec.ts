import {
  instanceToInstance,
  instanceToPlain,
  plainToInstance,
  type ClassTransformOptions,
} from 'class-transformer';
import fc from 'fast-check';
import { runs } from '../../../../test/support/runs';
import { Field } from './field';

class Model {
  @Field.freeForm()
  custom!: object;
}

const there = (custom: object, options?: ClassTransformOptions) =>
  plainToInstance(Model, { custom }, options);
const thereAndBack = (custom: object, options?: ClassTransformOptions): unknown =>
  instanceToPlain(there(custom, options), options).custom;

/** Ways in which hosts tell class-transformer to work. */
const OPTIONS: ClassTransformOptions[] = [
  {},
  { enableImplicitConversion: true },
  { exposeDefaultValues: true, exposeUnsetFields: false },
  { excludePrefixes: ['_', 'a'] },
  { enableCircularCheck: true },
  { ignoreDecorators: true },
  { groups: ['admin'], version: 2 },
];

/** class-transformer drops these names wherever it makes plain objects. */
const DROPPED = ['constructor', '__proto__'];

const customData = fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<unknown>);

describe('Field.freeForm', () => {
  it.each(OPTIONS)('survives class-transformer in both directions with %j', (options) => {
    fc.assert(
      fc.property(customData, (data) => {
        const custom = JSON.parse(JSON.stringify({ x: data })) as object;

        expect(there(custom, options).custom).toBe(custom);
        expect(JSON.stringify(thereAndBack(custom, options))).toBe(JSON.stringify(without(custom)));
      }),
      { numRuns: runs(200) },
    );
  });

  it('survives copies', () => {
    const custom = { x: { constructor: 1 } };

    expect(instanceToInstance(there(custom)).custom).toBe(custom);
  });

  it('stays what it is when it is no object', () => {
    for (const value of [undefined, null, 'text', 7, true, [], [{ a: 1 }], new Date(0)]) {
      expect(there(value as never).custom).toBe(value);
      expect(thereAndBack(value as never)).toEqual(value);
    }
  });

  it('keeps dates in code', () => {
    const at = new Date(0);

    expect(thereAndBack({ deep: { at } })).toEqual({ deep: { at } });
  });

  it.each(['{"constructor": 1}', '{"a": {"constructor": 1, "b": 2}}', '{"a": [{"__proto__": {"c": 1}}]}'])(
    'is no error with names that class-transformer drops: %s',
    (text) => {
      const custom = JSON.parse(text) as object;

      expect(there(custom).custom).toBe(custom);
      expect(thereAndBack(custom)).toEqual(without(custom));
      expect({}).not.toHaveProperty('c');
    },
  );
});

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !DROPPED.includes(key))
      .map(([key, child]) => [key, without(child)]),
  );
}
