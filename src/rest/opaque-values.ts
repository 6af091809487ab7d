/**
 * The answer with something that is the same as JSON in place of each object with a treacherous field. A host's
 * `ClassSerializerInterceptor` would drop the field or fail at it, and users choose the names in their custom data.
 *
 * @param answer may be shared by several requests: it is copied where it has to change
 */
export function withOpaqueValues(answer: unknown): unknown {
  return isObject(answer) ? withOpaqueFields(answer) : answer;
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Dates have no fields, and stay themselves. */
function withOpaqueFields(fields: Fields): Fields {
  let changed: Record<string, unknown> | undefined;
  for (const name in fields) {
    const value = fields[name];
    if (!isObject(value)) continue;
    const shown = isTreacherous(value) ? opaque(value) : withOpaqueFields(value);
    if (shown === value) continue;
    changed ??= copyOf(fields);
    changed[name] = shown;
  }
  return changed ?? fields;
}

function copyOf(fields: Fields): Record<string, unknown> {
  return Array.isArray(fields) ? (Array.from(fields) as never) : { ...fields };
}

/**
 * class-transformer takes `constructor` for the class of the object, and drops it and `__proto__`. Were a function under one of
 * the others, it would be taken for a method: of promises, or the one that JSON is made with.
 */
function isTreacherous(value: Fields): boolean {
  return (
    Object.hasOwn(value, 'constructor') ||
    Object.hasOwn(value, '__proto__') ||
    Object.hasOwn(value, 'then') ||
    Object.hasOwn(value, 'toJSON')
  );
}

/** class-transformer takes what a function returns, and does not look into it when that is a function too. */
function opaque(value: object): () => unknown {
  const itself = () => itself;
  itself.toJSON = () => value;
  return itself;
}
