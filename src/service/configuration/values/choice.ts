import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** One of a few words. */
export function choice<const Word extends string>(words: readonly Word[]): ParseValue<Word> {
  return (name, text) => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    throw new StreamConfigurationError(`${name} must be one of: ${words.join(', ')}; not '${text}'.`);
  };
}
