import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { DocumentedMapOf } from '../documentation/own-schemas';
import { brokenRules } from './broken-rules';
import { FreeForm } from './free-form.decorator';

/** An object with keys of the caller's choice whose values are objects of the given class, each validated with its rules. */
export function MapOf(type: new () => object): PropertyDecorator {
  return applyDecorators(
    FreeForm(),
    DocumentedMapOf(type),
    ValidateBy({
      name: 'mapOf',
      validator: {
        validate: (value) => firstBrokenRule(value, type) === undefined,
        defaultMessage: (args) => `$property.${firstBrokenRule(args?.value, type) ?? ''}`,
      },
    }),
  );
}

/** An object with keys of the caller's choice whose values are lists of strings. */
export function MapOfStringLists(): PropertyDecorator {
  return applyDecorators(
    FreeForm(),
    ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } }),
    ValidateBy({
      name: 'mapOfStringLists',
      validator: {
        validate: isMapOfStringLists,
        defaultMessage: () => 'each value of $property must be a list of strings',
      },
    }),
  );
}

function isMapOfStringLists(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (list: unknown) => Array.isArray(list) && list.every((item) => typeof item === 'string'),
  );
}

function firstBrokenRule(map: unknown, type: new () => object): string | undefined {
  if (typeof map !== 'object' || map === null) return undefined;
  for (const [key, value] of Object.entries(map) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${key} must be an object`;
    const [message] = brokenRules(type, value);
    if (message !== undefined) return `${key}.${message}`;
  }
  return undefined;
}
