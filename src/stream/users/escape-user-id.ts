import { requireUserId } from '../identifiers';
import { shownValue } from '../shown-value';
import { StreamValidationError } from '../stream.errors';

/** Everything that Stream does not allow in the id of a user; and an `@` that would read as an escape. */
const TO_ESCAPE = /[^\w@-]|@(?=[\da-f]{2})/gu;
const LONE_SURROGATE = /\p{Surrogate}/u;
const ESCAPES = /(?:@[\da-f]{2})+/g;

/**
 * Makes the id of a Stream user of any text, such as the subject `auth0|5f1e` of an identity provider: `auth0@7c5f1e`. Each byte of
 * a character that Stream does not allow, in UTF-8, becomes `@` and two lower-case hexadecimal digits. An id that is valid already
 * stays as it is, unless it has an `@` before two such digits, which becomes `@40`: `a@7c` is `a@407c`. So two texts never have the
 * same id, and `unescapeUserId` gives the text back.
 *
 * @throws StreamValidationError when the text is empty or no Unicode text, or the id would have more than 255 characters
 * @example escapeUserId('001234.abc.0123') // '001234@2eabc@2e0123'
 */
export function escapeUserId(text: string): string {
  if (typeof text !== 'string' || LONE_SURROGATE.test(text)) {
    throw new StreamValidationError('user_id', `must be Unicode text, not ${shownValue(text)}.`);
  }
  return requireUserId(
    'user_id',
    text.replace(TO_ESCAPE, (character) => escapeBytes(character)),
  );
}

/**
 * The text of which `escapeUserId` made an id.
 *
 * @throws StreamValidationError when `escapeUserId` makes such an id of no text
 * @example unescapeUserId('auth0@7c5f1e') // 'auth0|5f1e'
 */
export function unescapeUserId(id: string): string {
  const text = requireUserId('user_id', id).replace(ESCAPES, (escapes) =>
    Buffer.from(escapes.replaceAll('@', ''), 'hex').toString('utf8'),
  );
  if (text.replace(TO_ESCAPE, (character) => escapeBytes(character)) === id) return text;
  throw new StreamValidationError('user_id', `must be an id of escapeUserId, not ${shownValue(id)}.`);
}

function escapeBytes(character: string): string {
  return [...Buffer.from(character, 'utf8')].map((byte) => `@${byte.toString(16).padStart(2, '0')}`).join('');
}
