import { parseApiKeys, type ApiKey } from '../../../access/authenticators/api-key/api-key';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** API keys in JSON. */
export const apiKeys: ParseValue<readonly ApiKey[]> = (name, text) => {
  try {
    return parseApiKeys(JSON.parse(text));
  } catch (error) {
    // The text of a JSON error quotes its input, in which the keys are.
    const problem = error instanceof StreamConfigurationError ? error.message : 'it is not valid JSON.';
    throw new StreamConfigurationError(`${name}: ${problem}`);
  }
};
