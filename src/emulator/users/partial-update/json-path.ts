import { inputError } from '../../protocol/stream-fault';
import type { Json, JsonObject } from '../../world/json';

/** The parts of a dotted key. Throws 400/4 for spaces and for empty parts: `a..b`, `.a`, `a.`. */
export function parsePath(key: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = key.split('.');
  if (/\s/.test(key) || first === '' || rest.includes('')) throw inputError(`invalid key "${key}"`, key);
  return [first, ...rest];
}

/** A copy with the value at the path; what is missing on the way, or no object, becomes one. */
export function withValue(data: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return data;
  return { ...data, [key]: rest.length === 0 ? value : withValue(objectAt(data, key) ?? {}, rest, value) };
}

/** A copy without what is at the path. */
export function withoutValue(data: JsonObject, path: readonly string[]): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined || !Object.hasOwn(data, key)) return data;
  if (rest.length === 0) return Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
  const inner = objectAt(data, key);
  return inner ? { ...data, [key]: withoutValue(inner, rest) } : data;
}

/** Both merged, objects inside objects too; where both have a value, `changes` wins. */
export function merged(data: JsonObject, changes: JsonObject): JsonObject {
  return Object.entries(changes).reduce((result: JsonObject, [key, value]) => {
    const inner = objectAt(result, key);
    return { ...result, [key]: inner && isObject(value) ? merged(inner, value) : value };
  }, data);
}

function objectAt(data: JsonObject, key: string): JsonObject | undefined {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return isObject(value) ? value : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
