/**
 * Says "or null" in an OpenAPI document the way its version does: 3.1 has type lists and `anyOf` in place of the `nullable` of 3.0.
 * `@nestjs/swagger` 12 does so itself, version 11 does not. It holds for the schemas of the app as well.
 *
 * ```ts
 * const document = withNullTypes(SwaggerModule.createDocument(app, new DocumentBuilder().setOpenAPIVersion('3.1.0').build()));
 * ```
 *
 * @returns a copy; the document itself if it is of OpenAPI 3.0
 */
export function withNullTypes<Document extends { readonly openapi: string }>(document: Document): Document {
  return document.openapi.startsWith('3.0') ? document : (rewritten(document) as Document);
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields that hold values, not schemas. */
const VALUES: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples']);

/** The fields whose own fields have names that somebody chose, `default` and `nullable` among them. */
const BY_NAME: ReadonlySet<string> = new Set([
  '$defs',
  'dependentSchemas',
  'headers',
  'patternProperties',
  'properties',
  'responses',
  'schemas',
]);

/** The fields that say nothing about what a schema allows. */
const NOTES: ReadonlySet<string> = new Set([
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'example',
  'examples',
]);

function rewritten(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rewritten);
  if (!isObject(node)) return node;
  const fields = mapped(node, (field, name) => {
    if (VALUES.has(name) || name.startsWith('x-')) return field;
    return BY_NAME.has(name) && isObject(field) ? mapped(field, rewritten) : rewritten(field);
  });
  return withNull(fields);
}

function withNull({ nullable, ...schema }: Fields): Fields {
  if (nullable === undefined) return schema;
  if (typeof nullable !== 'boolean') return { nullable, ...schema };
  if (!nullable) return schema;
  const { type, enum: values } = schema;
  if ('$ref' in schema || ['allOf', 'anyOf', 'oneOf'].some((name) => name in schema)) return orNull(schema);
  return {
    ...schema,
    ...(type !== undefined && { type: [...new Set([type, 'null'].flat())] }),
    ...(Array.isArray(values) && { enum: [...new Set([...(values as unknown[]), null])] }),
  };
}

/** Of a schema that is made of others, which `null` need not fit. */
function orNull(schema: Fields): Fields {
  const entries = Object.entries(schema);
  const isNote = ([name]: [string, unknown]) => NOTES.has(name) || name.startsWith('x-');
  const allowed = Object.fromEntries(entries.filter((entry) => !isNote(entry)));
  return { ...Object.fromEntries(entries.filter(isNote)), anyOf: [alone(allowed), { type: 'null' }] };
}

/** Swagger writes `nullable` of a class as an object that is all of one schema. */
function alone(schema: Fields): unknown {
  const { allOf, type, ...others } = schema;
  const isOne = Array.isArray(allOf) && allOf.length === 1 && [undefined, 'object'].includes(type as never);
  return isOne && Object.keys(others).length === 0 ? (allOf[0] as unknown) : schema;
}

function mapped(fields: Fields, change: (field: unknown, name: string) => unknown): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, change(field, name)]));
}

function isObject(node: unknown): node is Fields {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
