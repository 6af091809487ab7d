import { isDate } from 'node:util/types';

/**
 * class-transformer takes `constructor` for the class of the object, and drops it and `__proto__`. Were a function under one of
 * the others, it would be taken for a method: of promises, or the one that JSON is made with.
 */
const NAMES = ['constructor', '__proto__', 'then', 'toJSON'] as const;

/**
 * The answer with something that is the same as JSON in place of each object with a treacherous field. A host's
 * `ClassSerializerInterceptor` would drop the field or fail at it, and users choose the names in their custom data.
 *
 * @param answer may be shared by several requests: it is copied where it has to change
 */
export function withOpaqueValues(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || isDate(answer)) return answer;
  const fields = answer as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | undefined;
  for (const name in fields) {
    const value = fields[name];
    const shown = isTreacherous(value) ? opaque(value) : withOpaqueValues(value);
    if (shown === value) continue;
    changed ??= copyOf(fields);
    changed[name] = shown;
  }
  return changed ?? answer;
}

function copyOf(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Array.isArray(fields) ? (Array.from(fields) as never) : { ...fields };
}

function isTreacherous(value: unknown): value is object {
  return typeof value === 'object' && value !== null && NAMES.some((name) => Object.hasOwn(value, name));
}

/** class-transformer takes what a function returns, and does not look into it when that is a function too. */
function opaque(value: object): () => unknown {
  const itself = () => itself;
  itself.toJSON = () => value;
  return itself;
}
