import type { Range } from '../../stream/models/limits';
import type { Micros } from '../world/clock';
import { inputError } from './stream-fault';
import { parseTime } from './wire-time';

/** `true`/`1` and `false`/`0`; `undefined` when absent or empty. Throws 400 for anything else. */
export function booleanParam(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name);
  if (value === null || value === '') return undefined;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw inputError(`expected boolean for field "${name}" but got "${value}"`, name);
}

/** An integer inside `range`; `undefined` when absent or empty. Throws 400 for anything else. */
export function integerParam(query: URLSearchParams, name: string, range: Range): number | undefined {
  const value = query.get(name);
  if (value === null || value === '') return undefined;
  if (!/^-?\d+$/.test(value))
    throw inputError(`expected number for field "${name}" but got "${value}"`, name);
  const number = Number(value);
  if (number > range.max) throw inputError(`${name} must be ${range.max} or less`, name);
  if (number < range.min) throw inputError(`${name} must be ${range.min} or greater`, name);
  return number;
}

/** A non-empty string. Throws 400 when it is absent or empty. */
export function requiredParam(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw inputError(`${name} is a required field`, name);
  return value;
}

/**
 * A list, joined with commas. Some SDKs percent-encode each item before joining and then the whole value again, so
 * each item is decoded once more.
 */
export function listParam(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((item) => item !== '')
    .map(decodeItem);
}

function decodeItem(item: string): string {
  try {
    return decodeURIComponent(item);
  } catch {
    return item;
  }
}

/** The JSON object in `payload`, in which GET queries carry their filters. Throws 400 when it is absent or no object. */
export function readPayload(query: URLSearchParams): object {
  try {
    const value: unknown = JSON.parse(query.get('payload') ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Answered below: it is the same mistake for the client.
  }
  throw inputError('invalid json data');
}

/** A text; `undefined` when absent or empty. Throws 400 when it is longer than `maxLength` characters. */
export function textParam(query: URLSearchParams, name: string, maxLength = Infinity): string | undefined {
  const value = query.get(name) ?? '';
  if (value.length > maxLength) {
    throw inputError(`${name} must be a maximum of ${maxLength} characters in length`, name);
  }
  return value === '' ? undefined : value;
}

/** A date in RFC 3339, or in integer nanoseconds as responses have it; `undefined` when absent or empty. Throws 400 for anything else. */
export function dateParam(query: URLSearchParams, name: string): Micros | undefined {
  const value = query.get(name);
  if (value === null || value === '') return undefined;
  const time = parseTime(/^\d+$/.test(value) ? Number(value) : value);
  if (time === undefined) throw inputError(`expected date for field "${name}" but got "${value}"`, name);
  return time;
}

/** One of these words. Throws 400 when it is absent or another. */
export function enumParam<Word extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word {
  const value = requiredParam(query, name);
  const word = words.find((one) => one === value);
  if (word === undefined) throw inputError(`${name} must be one of [${words.join(' ')}]`, name);
  return word;
}

/** JSON text; `undefined` when absent or empty. Throws 400 for anything else. */
export function jsonParam(query: URLSearchParams, name: string): unknown {
  const value = query.get(name);
  if (value === null || value === '') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw inputError(`expected JSON for field "${name}" but got "${value}"`, name);
  }
}
