import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** A URL with http or https, without credentials. It is not quoted in errors, for it may have a secret in it. */
export function webAddress(example: string): ParseValue<string> {
  return (name, text) => {
    if (!URL.canParse(text) || !/^https?:/i.test(text)) {
      throw new StreamConfigurationError(
        `${name} must be an absolute URL with http or https, such as ${example}.`,
      );
    }
    const { username, password, hash } = new URL(text);
    if (username === '' && password === '' && hash === '') return text;
    throw new StreamConfigurationError(`${name} must have no credentials and no fragment.`);
  };
}
