import type { ConfigService } from '@nestjs/config';
import { StreamConfigurationError } from './stream.errors';
import type { StreamModuleOptions } from './stream.module-options';
import { MAX_MILLISECONDS, parseBaseUrl, requireCredential } from './stream.options';

/** The options of a client with its credentials, which may no longer be missing. */
export type CompleteModuleOptions = StreamModuleOptions &
  Required<Pick<StreamModuleOptions, 'apiKey' | 'apiSecret'>>;

/**
 * Fills in what the unnamed client was not given: from STREAM_API_KEY, STREAM_API_SECRET, STREAM_TIMEOUT (milliseconds)
 * and STREAM_BASE_URL.
 *
 * @throws StreamConfigurationError naming the variable that is missing or malformed
 */
export function completeFromEnvironment(
  options: StreamModuleOptions,
  config: ConfigService,
): CompleteModuleOptions {
  return {
    ...options,
    apiKey: options.apiKey ?? readCredential(config, 'STREAM_API_KEY', 'apiKey'),
    apiSecret: options.apiSecret ?? readCredential(config, 'STREAM_API_SECRET', 'apiSecret'),
    timeout: options.timeout ?? readTimeout(config),
    baseUrl: options.baseUrl ?? readBaseUrl(config),
  };
}

/** A named client takes nothing from the environment: it would silently be another client of the same app. */
export function requireComplete(options: StreamModuleOptions, name: string): CompleteModuleOptions {
  const { apiKey, apiSecret } = options;
  if (apiKey !== undefined && apiSecret !== undefined) return { ...options, apiKey, apiSecret };
  throw new StreamConfigurationError(
    `The Stream client '${name}' needs both apiKey and apiSecret; only the unnamed client reads the environment.`,
  );
}

function readCredential(config: ConfigService, variable: string, option: string): string {
  const value = read(config, variable);
  if (value !== undefined) return requireCredential(variable, value);
  throw new StreamConfigurationError(
    `${variable} is missing. Set it in the environment, or pass ${option} to StreamModule.forRoot(). ` +
      "Both key and secret are on Stream's dashboard.",
  );
}

function readTimeout(config: ConfigService): number | undefined {
  const value = read(config, 'STREAM_TIMEOUT');
  if (value === undefined) return undefined;
  const timeout = Number(value);
  if (Number.isInteger(timeout) && timeout >= 1 && timeout <= MAX_MILLISECONDS) return timeout;
  throw new StreamConfigurationError(
    `STREAM_TIMEOUT must be a whole number of milliseconds, from 1 to ${MAX_MILLISECONDS}, not '${value}'.`,
  );
}

function readBaseUrl(config: ConfigService): string | undefined {
  const value = read(config, 'STREAM_BASE_URL');
  return value === undefined ? undefined : parseBaseUrl('STREAM_BASE_URL', value);
}

/** A variable that is set to nothing counts as not set. */
function read(config: ConfigService, variable: string): string | undefined {
  const value = config.get<string | number | null>(variable);
  return value === '' || value === null || value === undefined ? undefined : String(value);
}
