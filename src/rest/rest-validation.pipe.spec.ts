import { BadRequestException } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { FreeForm } from '../stream/models/validation/free-form.decorator';
import { NestedList } from '../stream/models/validation/nested.decorator';
import { Optional } from '../stream/models/validation/optional.decorator';
import { RestValidationPipe } from './rest-validation.pipe';

class Item {
  @IsInt()
  size!: number;
}

class Body {
  @IsString()
  name!: string;

  @Optional()
  @NestedList(() => Item)
  items?: Item[];

  @Optional()
  @FreeForm()
  custom?: Record<string, unknown>;
}

class AllOptional {
  @Optional()
  @IsString()
  name?: string;
}

function validate(value: unknown, metatype: new () => object = Body): unknown {
  return new RestValidationPipe().transform(value, { type: 'body', metatype });
}

function problemsOf(value: unknown, metatype?: new () => object): unknown {
  try {
    validate(value, metatype);
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
    [{ name: 'a', x: { constructor: 1 } }, ['a field named constructor is known in custom data only']],
  ])('refuses %j by the path of the field', (value, problems) => {
    expect(problemsOf(value)).toEqual(problems);
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

  it('survives a body that is nested very deep', () => {
    expect(problemsOf({ name: 'a', custom: nested(200_000) })).toHaveLength(1);
  });

  it('lists at most 100 problems', () => {
    const problems = problemsOf({ name: 'a', items: Array.from({ length: 150 }, () => ({})) }) as string[];

    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('and 50 more');
  });

  it('leaves parameters without a class alone', () => {
    const pipe = new RestValidationPipe();

    expect(pipe.transform('a', { type: 'param', metatype: String })).toBe('a');
    expect(pipe.transform({ any: 1 }, { type: 'custom', metatype: Body })).toEqual({ any: 1 });
  });
});
