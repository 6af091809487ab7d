import { StreamConfigurationError } from '../stream/stream.errors';

/**
 * Checks an option `path`: segments without parameters.
 *
 * @param example for the message
 * @throws StreamConfigurationError
 */
export function requirePlainPath(path: string, example: string): string {
  const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (segments.every((segment) => /^[\w.~-]+$/.test(segment) && !/^\.+$/.test(segment))) return path;
  throw new StreamConfigurationError(
    `path must be a plain path without parameters, such as '${example}', not '${path}'.`,
  );
}
