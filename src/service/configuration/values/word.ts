import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** Text without white space. */
export const word: ParseValue<string> = (name, text) => {
  if (!/\s/.test(text)) return text;
  throw new StreamConfigurationError(`${name} has white space in it, perhaps from copying.`);
};
