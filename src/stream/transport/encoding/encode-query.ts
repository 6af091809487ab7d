import { isDate } from 'node:util/types';
import { StreamValidationError } from '../../stream.errors';
import { encodeJson } from './encode-json';
import { encodeText } from './encode-text';

export type Query = Readonly<Record<string, unknown>>;

/**
 * Encodes query parameters as Stream's own clients do: lists of plain values joined by commas, without their nulls;
 * objects, and lists with objects in them, as JSON; dates as RFC 3339; null and undefined left out.
 *
 * @returns `name=value` pairs joined by `&`, or an empty text
 */
export function encodeQuery(query: Query): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    pairs.push(`${encodeText(name, name)}=${encodeText(name, encodeValue(name, value))}`);
  }
  return pairs.join('&');
}

function encodeValue(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return encodePlain(name, value);
  if (isDate(value)) return encodeDate(name, value);
  if (!Array.isArray(value)) return encodeJson(value, name);
  if (value.some(isRecordOrList)) return encodeJson(value, name);
  return value
    .filter((item) => item !== null && item !== undefined)
    .map((item: unknown) => (isDate(item) ? encodeDate(name, item) : encodePlain(name, item)))
    .join(',');
}

function encodePlain(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      if (Number.isFinite(value)) return String(value);
      throw new StreamValidationError(name, `must be a finite number, not ${value}.`);
    default:
      throw new StreamValidationError(name, `cannot be a ${typeof value}.`);
  }
}

function encodeDate(name: string, date: Date): string {
  if (Number.isNaN(date.getTime())) throw new StreamValidationError(name, 'is an invalid date.');
  return date.toISOString();
}

function isRecordOrList(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isDate(value);
}
