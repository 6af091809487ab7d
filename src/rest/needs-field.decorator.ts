import { ValidateBy } from 'class-validator';

/** The field makes sense only together with another one. */
export function NeedsField(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'needsField',
    validator: {
      validate: (_value, args) => (args?.object as Partial<Record<string, unknown>>)[other] !== undefined,
      defaultMessage: () => `$property needs ${other}`,
    },
  });
}
