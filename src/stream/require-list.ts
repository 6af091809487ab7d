import { shownValue } from './shown-value';
import { StreamValidationError } from './stream.errors';

/**
 * Callers in JavaScript may leave a list out.
 *
 * @throws StreamValidationError naming the argument that should be a list of objects
 */
export function requireList<Item extends object>(name: string, value: readonly Item[]): readonly Item[] {
  const list: unknown = value;
  if (!Array.isArray(list)) throw new StreamValidationError(name, `must be a list, not ${shownValue(list)}.`);
  for (let index = 0; index < list.length; index += 1) {
    const item: unknown = list[index];
    if (typeof item !== 'object' || item === null) {
      throw new StreamValidationError(`${name}[${index}]`, `must be an object, not ${shownValue(item)}.`);
    }
  }
  return value;
}
