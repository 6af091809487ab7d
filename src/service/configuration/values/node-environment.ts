import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** The value of NODE_ENV. One that only looks like `production` would switch off what protects it. */
export const nodeEnvironment: ParseValue<string> = (name, text) => {
  if (text === 'production' || !/^\s*(prod|live$)/i.test(text)) return text;
  throw new StreamConfigurationError(
    `${name} is '${text}', which is not taken for production: set it to production, or to another word.`,
  );
};
