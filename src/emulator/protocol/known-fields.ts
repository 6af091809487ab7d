import type { Schema } from './validate';
import type { Json, JsonObject } from '../world/json';

/** A copy without the fields its schema does not name, so that what a request only happens to carry is not stored. */
export function knownFields(schema: Schema, value: Readonly<JsonObject>): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]): [string, Json][] => {
      const fieldSchema = schemaOf(schema, key);
      return fieldSchema === undefined ? [] : [[key, known(fieldSchema, field)]];
    }),
  );
}

function schemaOf({ properties, additionalProperties }: Schema, key: string): Schema | undefined {
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return additionalProperties === false ? undefined : additionalProperties;
}

function known(schema: Schema, value: Json): Json {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item) => known(items, item));
  }
  const freeForm = schema.properties === undefined && schema.additionalProperties === undefined;
  return freeForm || typeof value !== 'object' || value === null ? value : knownFields(schema, value);
}
