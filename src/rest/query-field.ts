import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { ConvertText } from '../stream/models/fields/convert-text';
import { Field, type IntegerOptions } from '../stream/models/fields/field';
import { presenceRules, type FieldOptions } from '../stream/models/fields/field-options';

const INTEGER = /^-?\d{1,15}$/;

/** Decorators for the fields of query strings that are not text. Malformed values stay text, and the rule rejects them. */
export const QueryField = {
  /** A whole number. */
  integer: (options: IntegerOptions): PropertyDecorator =>
    applyDecorators(
      ConvertText((text) => (INTEGER.test(text) ? Number(text) : text)),
      Field.integer(options),
    ),

  /** `true` or `false`. */
  boolean: (options: FieldOptions): PropertyDecorator =>
    applyDecorators(
      ConvertText((text) => BOOLEANS.get(text) ?? text),
      IsBoolean({ message: '$property must be true or false' }),
      ApiProperty({ type: 'boolean', required: !options.optional }),
      ...presenceRules(options),
    ),
};

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
