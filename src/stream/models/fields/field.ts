import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ANY_OBJECT } from '../documentation/any-object';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CALL_ID, CALL_TYPE_NAME, USER_ID, type IdentifierRule } from '../../identifiers';
import { DocumentedMapOf } from '../documentation/own-schemas';
import { CALL_CID_PATTERN } from '../limits';
import { ConvertText } from './convert-text';
import { listRules, presenceRules, type FieldOptions, type ListOptions } from './field-options';
import { customDataRules, freeFormRules } from './free-form';
import { mapOfRule, mapOfStringListsRule } from './map-rules';

export interface IntegerOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

export interface TextOptions extends ListOptions {
  /** In characters; applies to each text of a list. */
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  /** The error message for a text that does not match. `$property` stands for the field. */
  readonly patternMessage?: string;
  /** The text, or the list, must not be empty. */
  readonly notEmpty?: boolean;
}

export interface EnumOptions<T> extends ListOptions {
  /** Checks the field only if this returns `true` for the object around it. */
  readonly when?: (object: T) => boolean;
}

type Class = new () => object;
type Enum = readonly (string | number)[];

/**
 * Decorators for the fields of requests. One decorator validates a field, converts it from JSON and documents it in Swagger. The build
 * adds the doc comment and the example to the documentation.
 *
 * ```ts
 * @Field.integer({ min: 0, max: 100, optional: true })
 * limit?: number;
 * ```
 */
export const Field = {
  boolean: (options: FieldOptions = {}) => field(options, { type: Boolean }, IsBoolean()),

  /** A whole number within the bounds, both included. */
  integer: (options: IntegerOptions = {}) => {
    const { min, max } = options;
    return field(
      options,
      { type: 'integer', minimum: min, maximum: max },
      IsInt(),
      ...(min === undefined ? [] : [Min(min)]),
      ...(max === undefined ? [] : [Max(max)]),
    );
  },

  /** A text or a list of texts. */
  text: (options: TextOptions = {}) => {
    const { list: each, minItems, maxLength, pattern, patternMessage: message, notEmpty } = options;
    const smallest = each && notEmpty ? 1 : minItems;
    return field(
      options,
      { type: String, isArray: each, minItems: smallest, maxLength, pattern: pattern?.source },
      ...(maxLength === undefined ? [] : [MaxLength(maxLength, { each })]),
      ...(pattern === undefined ? [] : [Matches(pattern, { each, message })]),
      ...(notEmpty && !each ? [IsNotEmpty()] : []),
      IsString({ each }),
      ...listRules(options, notEmpty),
    );
  },

  /** One of the values, or a list of them. */
  enum: <T>(values: Enum, options: EnumOptions<T> = {}) => {
    const { list: each, minItems, when } = options;
    return field(
      options,
      { enum: [...values], isArray: each, minItems },
      IsIn(values, { each }),
      ...listRules(options),
      ...(when ? [ValidateIf(when)] : []),
    );
  },

  /** A `Date` in code, an RFC 3339 string with a zone in JSON. */
  date: (options: FieldOptions = {}) => field(options, { type: Date }, ...dateRules()),

  /** An object of the class, validated with its rules, or a list of them. */
  nested: (type: () => Class, options: ListOptions = {}) => {
    const { list: each, minItems } = options;
    return field(
      options,
      // Swagger recognizes a lazy type by the name of the function, `type`.
      { type: () => type(), isArray: each, minItems },
      ...listRules(options),
      Type(type),
      ...(each ? [] : [IsObject({ message: '$property must be an object' })]),
      ValidateNested({ each }),
    );
  },

  /** An object with any fields. */
  object: (options: FieldOptions = {}) => field(options, {}, IsObject()),

  /** An object that is passed on unchanged, whatever its keys. */
  freeForm: (options: FieldOptions = {}) => field(options, ANY_OBJECT, ...freeFormRules()),

  /** Custom data: free-form, at most 5 KB as JSON. */
  custom: (options: FieldOptions = {}) => field(options, ANY_OBJECT, ...customDataRules()),

  /** An object with any keys, whose values are objects of the class, validated with its rules. */
  mapOf: (type: Class, options: FieldOptions = {}) =>
    field(options, {}, ...freeFormRules(), DocumentedMapOf(type), mapOfRule(type)),

  /** An object with any keys, whose values are lists of strings. */
  mapOfStringLists: (options: FieldOptions = {}) =>
    field(
      options,
      { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      ...freeFormRules(),
      mapOfStringListsRule(),
    ),

  /** The id of a user: letters, digits, `@`, `_` and `-`, at most 255 characters. */
  userId: (options: FieldOptions = {}) => identifier(USER_ID, options),

  /** The id of a call within its type: letters, digits, `_` and `-`, at most 64 characters. */
  callId: (options: FieldOptions = {}) => identifier(CALL_ID, options),

  /** The name of a call type: letters, digits, `_` and `-`, at most 64 characters. */
  callTypeName: (options: FieldOptions = {}) => identifier(CALL_TYPE_NAME, options),

  /** A list of one or more calls, each `<type>:<id>`. */
  callCids: (options: FieldOptions = {}) =>
    field(
      options,
      { type: String, isArray: true, minItems: 1 },
      Matches(CALL_CID_PATTERN, { each: true, message: 'each value in $property must be <type>:<id>' }),
      ...listRules({ list: true }, true),
    ),
};

function identifier(rule: IdentifierRule, options: FieldOptions): PropertyDecorator {
  const { pattern, maxLength, allowed } = rule;
  return field(
    options,
    { type: String, pattern: pattern.source, maxLength },
    IsString(),
    Matches(pattern, { message: `$property may only have ${allowed}, and not be empty` }),
    MaxLength(maxLength),
  );
}

function field(
  options: FieldOptions,
  documentation: ApiPropertyOptions,
  ...rules: readonly PropertyDecorator[]
): PropertyDecorator {
  const required = options.optional ? false : undefined;
  return applyDecorators(
    ApiProperty({ ...documentation, required } as ApiPropertyOptions),
    ...rules,
    ...presenceRules(options),
  );
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** The rules for a date: a `Date` in code, an RFC 3339 string with a zone in JSON. */
function dateRules(): PropertyDecorator[] {
  return [
    ConvertText((text) => (RFC_3339.test(text) ? new Date(text) : text)),
    IsDate({ message: '$property must be an RFC 3339 date such as 2026-01-15T09:30:00Z' }),
  ];
}
