import type { Type } from '@nestjs/common';
import { documentedFields } from '../documentation/documented-fields';
import { brokenRules } from '../validation/broken-rules';
import { toInstance } from '../validation/to-instance';
import { Field } from './field';

class Item {
  @Field.text()
  name!: string;
}

/** A class with one field. */
function aClass(decorator: PropertyDecorator): Type<object> {
  class WithField {
    field?: unknown;
  }
  decorator(WithField.prototype, 'field');
  return WithField;
}

const problems = (decorator: PropertyDecorator, body: object) => brokenRules(aClass(decorator), body);

const documented = (decorator: PropertyDecorator) =>
  JSON.parse(JSON.stringify(documentedFields(aClass(decorator)).field)) as object;

describe('Field', () => {
  it.each([
    ['boolean', Field.boolean(), true],
    ['integer', Field.integer({ min: 1, max: 3 }), 3],
    ['text', Field.text({ maxLength: 3, pattern: /^a/, patternMessage: 'no', notEmpty: true }), 'abc'],
    ['texts', Field.text({ list: true, minItems: 1, maxItems: 2, maxLength: 1 }), ['a', 'b']],
    ['enum', Field.enum(['a', 2]), 2],
    ['enums', Field.enum(['a', 'b'], { list: true }), []],
    ['date', Field.date(), '2026-01-15T09:30:00+01:00'],
    ['nested', Field.nested(() => Item), { name: 'a' }],
    ['nested list', Field.nested(() => Item, { list: true, maxItems: 1 }), [{ name: 'a' }]],
    ['object', Field.object(), { a: 1 }],
    ['freeForm', Field.freeForm(), { constructor: { toString: 1 } }],
    ['custom', Field.custom(), { a: 'x'.repeat(5000) }],
    ['mapOf', Field.mapOf(Item), { any: { name: 'a' } }],
    ['mapOfStringLists', Field.mapOfStringLists(), { any: ['a'], other: [] }],
    ['userId', Field.userId(), 'john@example'],
    ['callId', Field.callId(), 'standup-1'],
    ['callTypeName', Field.callTypeName(), 'audio_room'],
    ['callCids', Field.callCids(), ['default:standup']],
  ])('%s accepts what it describes', (_, decorator, value) => {
    expect(problems(decorator, { field: value })).toEqual([]);
  });

  it.each<[unknown, string[], PropertyDecorator]>([
    [1, ['field must be a boolean value'], Field.boolean()],
    [0, ['field must not be less than 1'], Field.integer({ min: 1 })],
    [4, ['field must not be greater than 3'], Field.integer({ max: 3 })],
    [1.5, ['field must be an integer number'], Field.integer()],
    [1, ['field must be a string'], Field.text()],
    ['ab', ['field must be shorter than or equal to 1 characters'], Field.text({ maxLength: 1 })],
    ['', ['field should not be empty'], Field.text({ notEmpty: true })],
    ['b', ['field must have an a'], Field.text({ pattern: /a/, patternMessage: '$property must have an a' })],
    [['a', 1], ['each value in field must be a string'], Field.text({ list: true })],
    ['a', ['field must be an array'], Field.text({ list: true })],
    [[], ['field should not be empty'], Field.text({ list: true, notEmpty: true })],
    [['a'], ['field must contain at least 2 elements'], Field.text({ list: true, minItems: 2 })],
    [['a', 'b'], ['field must contain no more than 1 elements'], Field.text({ list: true, maxItems: 1 })],
    ['c', ['field must be one of the following values: a, b'], Field.enum(['a', 'b'])],
    [
      ['b'],
      ['each value in field must be one of the following values: a'],
      Field.enum(['a'], { list: true }),
    ],
    ['2026-01-15', ['field must be an RFC 3339 date such as 2026-01-15T09:30:00Z'], Field.date()],
    [{ name: 1 }, ['field.name must be a string'], Field.nested(() => Item)],
    [[{}], ['field[0].name must be a string'], Field.nested(() => Item, { list: true })],
    [1, ['field must be an object'], Field.object()],
    [[], ['field must be an object'], Field.freeForm()],
    [{ a: 'x'.repeat(6000) }, ['field must not be longer than 5120 bytes as JSON'], Field.custom()],
    [{ a: {} }, ['field.a.name must be a string'], Field.mapOf(Item)],
    [{ a: [1] }, ['each value of field must be a list of strings'], Field.mapOfStringLists()],
    ['a b', ['field may only have letters, digits, @, _ and -, and not be empty'], Field.userId()],
    [['standup'], ['each value in field must be <type>:<id>'], Field.callCids()],
  ])('rejects %j with %j', (value, messages, decorator) => {
    expect(problems(decorator, { field: value })).toEqual(messages);
  });

  it.each([
    [{}, undefined, false],
    [{}, null, false],
    [{ optional: true }, undefined, true],
    [{ optional: true }, null, false],
    [{ nullable: true }, undefined, false],
    [{ nullable: true }, null, true],
    [{ optional: true, nullable: true }, undefined, true],
    [{ optional: true, nullable: true }, null, true],
  ])('with the options %j, accepts %j: %j', (options, value, isAccepted) => {
    expect(problems(Field.text(options), { field: value }).length === 0).toBe(isAccepted);
  });

  it('is checked only when the object says so', () => {
    class Section {
      @Field.boolean()
      enabled!: boolean;

      @Field.enum(['a'], { when: ({ enabled }: Section) => enabled })
      mode?: string;
    }

    expect(brokenRules(Section, { enabled: false })).toEqual([]);
    expect(brokenRules(Section, { enabled: true })).toEqual(['mode must be one of the following values: a']);
  });

  it('converts dates and nested objects', () => {
    class Body {
      @Field.date()
      at!: Date;

      @Field.nested(() => Item, { list: true })
      items!: Item[];
    }

    const { instance } = toInstance(Body, { at: '2026-01-15T09:30:00Z', items: [{ name: 'a' }] });

    expect((instance as Body).at).toEqual(new Date('2026-01-15T09:30:00Z'));
    expect((instance as Body).items[0]).toBeInstanceOf(Item);
  });

  it.each([
    [{ type: 'integer', minimum: 1, maximum: 3 }, Field.integer({ min: 1, max: 3 })],
    [{ type: 'integer', required: false }, Field.integer({ optional: true })],
    [{ maxLength: 3, pattern: '^a' }, Field.text({ maxLength: 3, pattern: /^a/ })],
    [{ isArray: true, minItems: 1 }, Field.text({ list: true, notEmpty: true })],
    [{ type: 'number', enum: [1, -1] }, Field.enum([1, -1])],
    [
      { type: 'array', items: { type: 'string', enum: ['a'] }, isArray: true },
      Field.enum(['a'], { list: true }),
    ],
    [{ type: 'object', additionalProperties: true }, Field.freeForm()],
    [{ pattern: '^[\\w-]+$', maxLength: 64 }, Field.callId()],
  ])('documents %j', (documentation, decorator) => {
    expect(documented(decorator)).toMatchObject(documentation);
  });
});
