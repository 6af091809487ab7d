import { isDate } from 'node:util/types';
import { isError } from '../../../errors/is-error';
import { StreamValidationError } from '../../stream.errors';

/**
 * Writes a value as JSON; dates become RFC 3339 text.
 *
 * `JSON.stringify` silently writes an invalid date and a number that is not finite as `null`, which Stream takes as
 * "clear this field"; here they are rejected.
 *
 * @param name what to call the value in an error
 * @throws StreamValidationError when something in the value has no JSON form, naming its place
 */
export function encodeJson(value: object, name: string): string {
  const text = stringify(value, name);
  // Only text with a null in it can hide one that was not meant.
  if (text.includes('null')) rejectUnrepresentable(value, name);
  return text;
}

function stringify(value: object, name: string): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    const reason = isError(error) ? error.message.split('\n', 1)[0] : String(error);
    throw new StreamValidationError(name, `cannot be written as JSON: ${reason ?? ''}`);
  }
}

function rejectUnrepresentable(value: unknown, place: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new StreamValidationError(place, `must be a finite number, not ${value}.`);
  }
  if (typeof value !== 'object' || value === null) return;
  if (isDate(value)) {
    if (Number.isNaN(value.getTime())) throw new StreamValidationError(place, 'is an invalid date.');
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      rejectUnrepresentable(item, `${place}[${index}]`);
    });
    return;
  }
  for (const [key, item] of Object.entries(value)) rejectUnrepresentable(item, `${place}.${key}`);
}
