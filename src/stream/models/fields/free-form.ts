import { Transform, Type, type TypeHelpOptions } from 'class-transformer';
import { IsObject, ValidateBy } from 'class-validator';
import { CUSTOM_MAX_BYTES } from '../limits';

/** The rules for an object of the caller's own making: passed on exactly as it came, whatever its keys. */
export function freeFormRules(): PropertyDecorator[] {
  return [
    // class-transformer walks an untyped value, and trips over keys such as `constructor`. On the way to an instance, a
    // primitive type keeps it out, since transformations have the last word; on the way back, types have it.
    Type((options) => (isMakingPlain(options) ? Object : Boolean)),
    Transform(({ obj, key }: Place) => obj[key], { toClassOnly: true }),
    Transform(({ value }: { value: unknown }) => withMaps(value), { toPlainOnly: true }),
    IsObject({ message: '$property must be an object' }),
  ];
}

interface Place {
  readonly obj: Readonly<Record<string, unknown>>;
  readonly key: string;
}

function isMakingPlain(options: TypeHelpOptions | undefined): boolean {
  return isPlain(options?.newObject);
}

/** The same value with maps for the objects in it: class-transformer makes objects of them, and asks no map for its class. */
function withMaps(value: unknown): unknown {
  return isPlain(value) ? Object.fromEntries(entriesWithMaps(value)) : value;
}

function entriesWithMaps(object: object): (readonly [string, unknown])[] {
  return Object.entries(object).map(([key, value]) => [key, mapOf(value)]);
}

function mapOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mapOf);
  return isPlain(value) ? new Map(entriesWithMaps(value)) : value;
}

/** Whether it is an object as parsers and literals make it, rather than a date or the like. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The rules for custom data: free-form, and at most 5 KB as JSON. */
export function customDataRules(): PropertyDecorator[] {
  return [
    ...freeFormRules(),
    ValidateBy({
      name: 'maxJsonBytes',
      validator: {
        validate: (value) =>
          typeof value !== 'object' || Buffer.byteLength(JSON.stringify(value)) <= CUSTOM_MAX_BYTES,
        defaultMessage: () => `$property must not be longer than ${CUSTOM_MAX_BYTES} bytes as JSON`,
      },
    }),
  ];
}
