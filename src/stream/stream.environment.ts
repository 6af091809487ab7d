import { readFileSync } from 'node:fs';
import type { ConfigService } from '@nestjs/config';
import { StreamConfigurationError } from './stream.errors';
import type { StreamModuleOptions } from './stream.module-options';
import { parseProxySetting } from './proxy/proxy-server';
import { MAX_MILLISECONDS, RETRIES_MAX } from './option-limits';
import { parseBaseUrl, requireCredential } from './stream.options';
import { systemErrorCode } from './system-error-code';

const SECRET = 'STREAM_API_SECRET';
const SECRET_FILE = 'STREAM_API_SECRET_FILE';

interface NumberRange {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

const MILLISECONDS: NumberRange = { unit: ' of milliseconds', min: 1, max: MAX_MILLISECONDS };
const REPETITIONS: NumberRange = { unit: '', min: 0, max: RETRIES_MAX };

/** The options of a client with its credentials, which may no longer be missing. */
export type CompleteModuleOptions = StreamModuleOptions &
  Required<Pick<StreamModuleOptions, 'apiKey' | 'apiSecret'>>;

/**
 * Fills in what the unnamed client was not given: from STREAM_API_KEY, STREAM_API_SECRET (or STREAM_API_SECRET_FILE, the path
 * of a file with it), STREAM_TIMEOUT and STREAM_DEADLINE (milliseconds), STREAM_RETRIES, STREAM_PROXY_URL and STREAM_BASE_URL.
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
    apiSecret: options.apiSecret ?? readSecretFile(config) ?? readCredential(config, SECRET, 'apiSecret'),
    timeout: options.timeout ?? readNumber(config, 'STREAM_TIMEOUT', MILLISECONDS),
    deadline: options.deadline ?? readNumber(config, 'STREAM_DEADLINE', MILLISECONDS),
    retries: options.retries ?? readNumber(config, 'STREAM_RETRIES', REPETITIONS),
    baseUrl: options.baseUrl ?? readBaseUrl(config),
    proxy: options.proxy ?? readProxy(config),
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

/** Where secrets are mounted as files, such as by Docker and Kubernetes. */
function readSecretFile(config: ConfigService): string | undefined {
  const path = read(config, SECRET_FILE);
  if (path === undefined) return undefined;
  if (read(config, SECRET) !== undefined) {
    throw new StreamConfigurationError(`${SECRET} and ${SECRET_FILE} are both set: set one of them.`);
  }
  return requireCredential(SECRET_FILE, readText(path));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new StreamConfigurationError(`${SECRET_FILE}: ${path} cannot be read (${systemErrorCode(error)}).`);
  }
}

function readNumber(
  config: ConfigService,
  variable: string,
  { unit, min, max }: NumberRange,
): number | undefined {
  const value = read(config, variable);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new StreamConfigurationError(
    `${variable} must be a whole number${unit}, from ${min} to ${max}, not '${value}'.`,
  );
}

function readBaseUrl(config: ConfigService): string | undefined {
  const value = read(config, 'STREAM_BASE_URL');
  return value === undefined ? undefined : parseBaseUrl('STREAM_BASE_URL', value);
}

function readProxy(config: ConfigService): string | false | undefined {
  const value = read(config, 'STREAM_PROXY_URL');
  return value === undefined ? undefined : parseProxySetting('STREAM_PROXY_URL', value);
}

/** A variable that is set to nothing counts as not set. */
function read(config: ConfigService, variable: string): string | undefined {
  const value = config.get<string | number | null>(variable);
  return value === '' || value === null || value === undefined ? undefined : String(value);
}
