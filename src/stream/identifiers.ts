import {
  CALL_ID_MAX_LENGTH,
  CALL_ID_PATTERN,
  CALL_TYPE_NAME_MAX_LENGTH,
  CALL_TYPE_NAME_PATTERN,
  USER_ID_MAX_LENGTH,
  USER_ID_PATTERN,
} from './models/limits';
import { shownValue } from './shown-value';
import { StreamValidationError } from './stream.errors';

/** What may be an id or a name at Stream. */
export interface IdentifierRule {
  readonly pattern: RegExp;
  /** The characters that the pattern allows. */
  readonly allowed: string;
  readonly maxLength: number;
}

/** Stream documents the characters of user ids, so that the client rejects others before anything is sent or signed. */
export const USER_ID: IdentifierRule = {
  pattern: USER_ID_PATTERN,
  allowed: 'letters, digits, @, _ and -',
  maxLength: USER_ID_MAX_LENGTH,
};

/**
 * Stream documents the length of call ids and not their characters. The REST API takes those that it surely accepts; the client
 * only checks the length and leaves the rest to Stream.
 */
export const CALL_ID: IdentifierRule = {
  pattern: CALL_ID_PATTERN,
  allowed: 'letters, digits, _ and -',
  maxLength: CALL_ID_MAX_LENGTH,
};

/** As of `CALL_ID`. */
export const CALL_TYPE_NAME: IdentifierRule = {
  pattern: CALL_TYPE_NAME_PATTERN,
  allowed: 'letters, digits, _ and -',
  maxLength: CALL_TYPE_NAME_MAX_LENGTH,
};

/** Whether it is `<type>:<id>`, as far as Stream documents it. */
export function isCid(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [type = '', id = '', ...rest] = value.split(':');
  return rest.length === 0 && isWithin(type, CALL_TYPE_NAME) && isWithin(id, CALL_ID);
}

/**
 * Checks the id of a user.
 *
 * @throws StreamValidationError naming the field, and what is allowed
 */
export function requireUserId(field: string, value: unknown): string {
  const text = requireLength(field, value, USER_ID.maxLength);
  if (USER_ID.pattern.test(text)) return text;
  throw new StreamValidationError(
    field,
    `may only have ${USER_ID.allowed}; received ${shownValue(text)}. \`escapeUserId\` makes an id of any text.`,
  );
}

/**
 * Checks that it is text of 1 to `maxLength` characters.
 *
 * @throws StreamValidationError naming the field, and what is allowed
 */
export function requireLength(field: string, value: unknown, maxLength: number): string {
  if (typeof value !== 'string') {
    throw new StreamValidationError(field, `must be text, not ${shownValue(value)}.`);
  }
  if (value === '') throw new StreamValidationError(field, 'must not be empty.');
  if (value.length <= maxLength) return value;
  throw new StreamValidationError(
    field,
    `must have at most ${maxLength} characters, this one has ${value.length}.`,
  );
}

function isWithin(value: string, { maxLength }: IdentifierRule): boolean {
  return value.length >= 1 && value.length <= maxLength;
}
