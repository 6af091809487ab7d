import { isDeepStrictEqual } from 'node:util';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { runs } from '../support/runs';
import { checkedInstance } from '../../src/stream/models/validation/checked-instance';
import { fieldPath } from '../../src/stream/models/validation/field-path';
import { passesFastCheck } from '../../src/stream/models/validation/surely-valid';
import { validationMessages } from '../../src/stream/models/validation/validation-messages';
import { arbitraryJsonOf, fieldsOf } from './arbitrary-instance';
import { altered, arbitraryJson, parsed } from './arbitrary-json';
import { inputsOfRoutes } from './inputs-of-routes';

type Class = new () => object;
type Fields = Readonly<Record<string, unknown>>;

const CLASSES: readonly Class[] = [...new Set(inputsOfRoutes().map(({ type }) => type))];

/** What class-transformer and class-validator make of the input by themselves; `undefined` where one of them throws. */
function plainly(type: Class, input: object): { instance: object; problems: string[] } | undefined {
  try {
    const instance = plainToInstance(type, input);
    const unknown = lostFields(input as Fields, instance as Fields).map(
      (path) => `${path} is not a known field`,
    );
    const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
    return { instance, problems: [...new Set([...unknown, ...validationMessages(errors)])] };
  } catch {
    return undefined;
  }
}

function lostFields(input: Fields, instance: Fields, path = ''): string[] {
  if (input === instance) return [];
  return Object.keys(input).flatMap((key) => {
    if (key === 'prototype' || !Object.hasOwn(instance, key)) return [fieldPath(path, key)];
    const [from, made] = [input[key], instance[key]];
    return isObject(from) && isObject(made) ? lostFields(from, made, fieldPath(path, key)) : [];
  });
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isJsonObject = (value: unknown): value is object => isObject(value) && !Array.isArray(value);

/** Whether both accept the input; fails where they differ in anything. */
function isAccepted(type: Class, input: object): boolean {
  const expected = plainly(type, input);
  const { instance, problems } = checkedInstance(type, input);
  if (expected === undefined) {
    expect(problems).not.toEqual([]);
    return false;
  }
  expect(problems).toEqual(expected.problems);
  // The same fields, of the same classes all the way down. (Jest takes a field `constructor` for the class.)
  expect(isDeepStrictEqual(instance, expected.instance)).toBe(true);
  return problems.length === 0;
}

const RUNS = { numRuns: runs(50) };

describe.each(CLASSES.map((type) => [type.name, type] as const))('the validation of %s', (_, type) => {
  const valid = arbitraryJsonOf(type);
  const json = arbitraryJson(fieldsOf(type));

  it('is quick for all input that class-validator accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(valid, (input) => {
        const isValid = isAccepted(type, input);
        if (isValid) accepted += 1;
        expect(passesFastCheck(plainToInstance(type, input))).toBe(isValid);
      }),
      RUNS,
    );

    expect(accepted).toBeGreaterThan(0);
  });

  it('refuses, in the same words, what class-validator refuses', () => {
    let refused = 0;
    const changed = fc
      .tuple(valid, fc.array(fc.nat(20), { maxLength: 6 }), json)
      .map((parts) => altered(...parts));
    fc.assert(
      fc.property(fc.oneof(changed, json).map(parsed).filter(isJsonObject), (input) => {
        if (!isAccepted(type, input)) refused += 1;
      }),
      RUNS,
    );

    expect(refused).toBeGreaterThan(0);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'then', 'unknown'])(
    'refuses the name %s',
    (name) => {
      const [sample] = fc.sample(valid, { numRuns: 1, seed: 1 });
      const fields = Object.entries({ ...sample, [name]: { a: 1 } });

      expect(isAccepted(type, Object.fromEntries(fields))).toBe(false);
    },
  );

  it.each([{}, Object.create(null), { unknown: undefined }])(
    'treats %j as class-validator does',
    (input: object) => {
      expect(isAccepted(type, input)).toBe(plainly(type, input)?.problems.length === 0);
    },
  );
});
