import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** A URL of Redis. It is not quoted in errors, for it may have a password in it. */
export const redisAddress: ParseValue<string> = (name, text) => {
  if (URL.canParse(text) && /^rediss?:/.test(text)) return text;
  throw new StreamConfigurationError(`${name} must be a URL such as redis://localhost:6379.`);
};
