import { BadRequestException } from '@nestjs/common';
import { Field } from '../stream/models/fields/field';
import { RestValidationPipe } from './rest-validation.pipe';

class Item {
  @Field.integer()
  size!: number;
}

class Body {
  @Field.text()
  name!: string;

  @Field.nested(() => Item, { list: true, optional: true })
  items?: Item[];

  @Field.freeForm({ optional: true })
  custom?: Record<string, unknown>;
}

class AllOptional {
  @Field.text({ optional: true })
  name?: string;
}

function validate(value: unknown, type: new () => object = Body): unknown {
  return new RestValidationPipe(type).transform(value);
}

function problemsOf(value: unknown, type?: new () => object): unknown {
  try {
    validate(value, type);
  } catch (error) {
    if (error instanceof BadRequestException) return (error.getResponse() as { message: unknown }).message;
    throw error;
  }
  return [];
}

function nested(levels: number): Record<string, unknown> {
  let value: Record<string, unknown> = {};
  for (let level = 1; level < levels; level += 1) value = { a: value };
  return value;
}

function manyFields(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, 1]));
}

describe('RestValidationPipe', () => {
  it('makes instances, nested ones too', () => {
    const body = validate({ name: 'a', items: [{ size: 1 }] }) as Body;

    expect(body).toBeInstanceOf(Body);
    expect(body.items?.[0]).toBeInstanceOf(Item);
  });

  it.each([
    [{}, ['name must be a string']],
    [{ name: 'a', colour: 'red' }, ['colour is not a known field']],
    [{ name: 'a', items: [{ size: 1 }, { size: 'x' }] }, ['items[1].size must be an integer number']],
    [{ name: 'a', items: [{ size: 1, x: 1 }] }, ['items[0].x is not a known field']],
    [{ name: 'a', items: [7] }, ['items[0] must be an object']],
    [[], ['the body must be a JSON object']],
    ['text', ['the body must be a JSON object']],
    [7, ['the body must be a JSON object']],
  ])('refuses %j by the path of the field', (value, problems) => {
    expect(problemsOf(value)).toEqual(problems);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'refuses the name %s at any depth, whatever its value',
    (name) => {
      const named = (value: unknown) => JSON.parse(`{"${name}": ${JSON.stringify(value)}}`) as object;

      for (const value of [1, 'x', null, [], {}, { prototype: { a: 1 } }]) {
        expect(problemsOf({ name: 'a', ...named(value) })).toEqual([`${name} is not a known field`]);
        expect(problemsOf({ name: 'a', items: [{ size: 1 }, { size: 1, ...named(value) }] })).toEqual([
          `items[1].${name} is not a known field`,
        ]);
        expect(problemsOf({ name: 'a', x: { y: named(value) } })).toContain('x is not a known field');
        expect(problemsOf({ name: named(value) })).toContain('name must be a string');
      }
      expect({}).not.toHaveProperty('a');
    },
  );

  it('names the treacherous fields also where no class is known, and leaves those of custom data alone', () => {
    const body = { name: 'a', x: [{ constructor: 1 }], custom: { constructor: 1 } };

    expect(problemsOf(body)).toEqual(['x[0].constructor is not a known field', 'x is not a known field']);
  });

  it.each([undefined, null, {}])('takes %j for a body whose fields may all be left out', (value) => {
    expect(validate(value, AllOptional)).toBeInstanceOf(AllOptional);
  });

  it('leaves custom data as it came, whatever its keys', () => {
    const custom = JSON.parse('{"constructor": 1, "__proto__": {"a": 1}, "created_at": "x"}') as object;

    expect((validate({ name: 'a', custom }) as Body).custom).toBe(custom);
  });

  it('takes custom data 99 levels deep in the body, and none deeper', () => {
    expect(problemsOf({ name: 'a', custom: nested(99) })).toEqual([]);
    expect(problemsOf({ name: 'a', custom: nested(101) })).toEqual([
      'the body must not be nested more than 100 levels deep',
    ]);
  });

  it.each([
    [
      '1001 fields in one object',
      { name: 'a', ...manyFields(1000) },
      'have more than 1000 fields in one object',
    ],
    [
      '1001 fields in custom data',
      { name: 'a', custom: manyFields(1001) },
      'have more than 1000 fields in one object',
    ],
    [
      '500,001 values',
      { name: 'a', items: Array.from({ length: 499_999 }, () => 1) },
      'have more than 500000 values',
    ],
  ])('refuses %s before it makes instances', (_, value, excess) => {
    expect(problemsOf(value)).toEqual([`the body must not ${excess}`]);
  });

  it('takes 1000 fields of custom data', () => {
    expect(problemsOf({ name: 'a', custom: manyFields(1000) })).toEqual([]);
  });

  it('survives a body that is nested very deep', () => {
    expect(problemsOf({ name: 'a', custom: nested(200_000) })).toHaveLength(1);
  });

  it('lists at most 100 problems', () => {
    const problems = problemsOf({ name: 'a', items: Array.from({ length: 150 }, () => ({})) }) as string[];

    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('and 50 more');
  });
});
