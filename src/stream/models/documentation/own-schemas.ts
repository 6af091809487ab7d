import type { Type } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiSchema, DECORATORS, getSchemaPath } from '@nestjs/swagger';
import { documentedFields } from './documented-fields';

/**
 * What the names of this package begin with in the OpenAPI documents of apps, which may have a `UserResponse` of their own. There
 * is no dot in it: some generators of clients leave out what is before a dot.
 */
export const OWN_PREFIX = 'StreamVideo';

const seen = new WeakSet();

/**
 * Gives the schema of a class, and those of all that its fields hold, names that no class of an app has. The names in code
 * stay.
 *
 * @param type as Swagger takes it: a class, a function that returns it, or a list of these; anything else is passed over
 */
export function nameSchemas(type: unknown): void {
  if (Array.isArray(type)) type.forEach(nameSchemas);
  if (typeof type !== 'function' || seen.has(type)) return;
  seen.add(type);
  // Only classes have a prototype.
  if (type.prototype === undefined) nameSchemas((type as () => unknown)());
  else nameModel(type as Type<object>);
}

function nameModel(model: Type<object>): void {
  const fields = Object.values(documentedFields(model)) as { readonly type?: unknown }[];
  // Such as `String` and `Date`.
  if (fields.length === 0) return;
  nameSchema(model);
  nameSchemas(fields.map(({ type }) => type));
  nameSchemas(Reflect.getMetadata(DECORATORS.API_EXTRA_MODELS, model));
}

/** An object with keys of the caller's choice whose values are objects of the given class, in the documentation. */
export function DocumentedMapOf(type: Type<object>): PropertyDecorator {
  // Before Swagger makes a reference of the name.
  nameSchema(type);
  const document = ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(type) } });
  return (target, property) => {
    document(target, property);
    ApiExtraModels(type)(target.constructor);
  };
}

function nameSchema(type: Type<object>): void {
  if (Reflect.hasOwnMetadata(DECORATORS.API_SCHEMA, type)) return;
  ApiSchema({ name: `${OWN_PREFIX}${type.name}` })(type);
}
