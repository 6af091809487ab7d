import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** The origin of a web page: scheme, host and port. */
export const origin: ParseValue<string> = (name, text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A trailing slash is what browsers' address bars add.
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new StreamConfigurationError(
    `${name} must be origins with commas between, such as https://app.example.com,http://localhost:5173; not '${text}'.` +
      (text === '*' ? ' Name the origins: with * every page could call the service.' : ''),
  );
};
