import type { Type } from '@nestjs/common';
import { DECORATORS } from '@nestjs/swagger';

type Documented = Readonly<Record<string, object>>;

/** The static method by which Nest's compiler plugin tells what it read of the types and comments of a class. */
const READ_BY_COMPILER = '_OPENAPI_METADATA_FACTORY';

/** The fields of a class with what decorators say of them, and besides what the compiler read. */
export function documentedFields(type: Type<object>): Documented {
  const prototype = type.prototype as object;
  const byCompiler = readByCompiler(type);
  const keys = (Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES_ARRAY, prototype) ?? []) as string[];
  // The keys are such as `:id`.
  const names = new Set([...keys.map((key) => key.slice(1)), ...Object.keys(byCompiler)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const type: unknown = Reflect.getMetadata('design:type', prototype, name);
      const byDecorators = Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES, prototype, name) as object;
      return [name, { type, ...byCompiler[name], ...byDecorators }];
    }),
  );
}

function readByCompiler(type: Type<object>): Documented {
  const parent = Object.getPrototypeOf(type) as Partial<Type<object>>;
  // Only classes have a prototype.
  const inherited = parent.prototype === undefined ? {} : readByCompiler(parent as Type<object>);
  const read = (Object.hasOwn(type, READ_BY_COMPILER) ? type : undefined) as
    { readonly [READ_BY_COMPILER]: () => Documented } | undefined;
  return { ...inherited, ...read?.[READ_BY_COMPILER]() };
}
