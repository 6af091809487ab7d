import { StreamValidationError } from '../../stream.errors';

/**
 * Percent-encodes text for a URL.
 *
 * @param name what to call the text in an error
 * @throws StreamValidationError for text with half a surrogate pair, which has no UTF-8 form
 */
export function encodeText(name: string, text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new StreamValidationError(name, 'must be well-formed Unicode text.');
  }
}
