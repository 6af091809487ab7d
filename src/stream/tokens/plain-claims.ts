import { isDate } from 'node:util/types';
import { StreamValidationError } from '../stream.errors';

export type Claims = Readonly<Record<string, unknown>>;

/** Deeper than any claim that makes sense; it also ends the reading of an object that holds itself. */
const MAX_DEPTH = 20;

/**
 * Claims as JSON would have them, each read once, so that what is signed is what was checked: a `toJSON` method of an object of
 * the caller's would otherwise put something else in its place. Claims that are undefined are left out.
 *
 * @throws StreamValidationError naming the claim that is no JSON
 */
export function plainClaims(claims: Claims): Claims {
  return copyFields(claims, '', 0);
}

function copyFields(fields: object, path: string, depth: number): Claims {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, copy(value, path === '' ? name : `${path}.${name}`, depth)]),
  );
}

function copy(value: unknown, path: string, depth: number): unknown {
  if (depth > MAX_DEPTH)
    throw new StreamValidationError(path, `must not lie deeper than ${MAX_DEPTH} levels.`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (isDate(value) && Number.isFinite(Date.prototype.getTime.call(value))) {
    return Date.prototype.toISOString.call(value);
  }
  if (Array.isArray(value)) {
    return Array.from(value, (item: unknown, index) => copy(item, `${path}[${index}]`, depth + 1));
  }
  if (typeof value === 'object' && !isDate(value)) return copyFields(value, path, depth + 1);
  throw new StreamValidationError(path, `must be JSON, not a ${typeof value} that JSON does not have.`);
}
