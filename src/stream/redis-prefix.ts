import { StreamConfigurationError } from './stream.errors';

/** What all keys in Redis begin with unless it is said otherwise. */
export const DEFAULT_REDIS_PREFIX = 'nestjs-getstream';

/**
 * The prefix that an option or else the environment names, by default `DEFAULT_REDIS_PREFIX`.
 *
 * @throws StreamConfigurationError
 */
export function resolveRedisPrefix(option: string | undefined, fromEnvironment: string | undefined): string {
  const isSet = fromEnvironment !== undefined && fromEnvironment !== '';
  return requireRedisPrefix(
    option ?? (isSet ? fromEnvironment : DEFAULT_REDIS_PREFIX),
    'prefix (or REDIS_PREFIX)',
  );
}

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
