import type { ParseValue } from '../variables/variable';

/** Texts with commas between them; white space around them does not count, and neither do empty ones. */
export const list: ParseValue<readonly string[]> = (_name, text) => splitList(text, ',');

/** The parts of a text that are not empty. */
export function splitList(text: string, separator: string | RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A list of values of one kind. */
export function listOf<Value>(parse: ParseValue<Value>): ParseValue<readonly Value[]> {
  return (name, text) => splitList(text, ',').map((part) => parse(name, part));
}
