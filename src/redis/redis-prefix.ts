import { StreamConfigurationError } from '../stream/stream.errors';

/** What all keys in Redis begin with unless it is said otherwise. */
export const DEFAULT_REDIS_PREFIX = 'nestjs-getstream';

/**
 * Checks what keys are to begin with. Braces would decide which keys of a cluster are together, which is ours to do.
 *
 * @param named what the error calls it
 * @throws StreamConfigurationError
 */
export function requireRedisPrefix(prefix: string, named: string): string {
  if (/^[\w.:-]{1,100}$/.test(prefix)) return prefix;
  throw new StreamConfigurationError(
    `${named} must have 1 to 100 letters, digits, dots, colons, hyphens or underscores, such as ${DEFAULT_REDIS_PREFIX}.`,
  );
}
