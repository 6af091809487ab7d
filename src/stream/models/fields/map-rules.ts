import { ValidateBy } from 'class-validator';
import { brokenRules } from '../validation/broken-rules';

/** The values of the object are objects that keep the rules of the class. */
export function mapOfRule(type: new () => object): PropertyDecorator {
  return ValidateBy({
    name: 'mapOf',
    validator: {
      validate: (value) => firstBrokenRule(value, type) === undefined,
      defaultMessage: (args) => `$property.${firstBrokenRule(args?.value, type) ?? ''}`,
    },
  });
}

/** The values of the object are lists of strings. */
export function mapOfStringListsRule(): PropertyDecorator {
  return ValidateBy({
    name: 'mapOfStringLists',
    validator: {
      validate: isMapOfStringLists,
      defaultMessage: () => 'each value of $property must be a list of strings',
    },
  });
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
