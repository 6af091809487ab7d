import { parseApiKeys, type ApiKey } from '../access/api-key';
import { StreamConfigurationError } from '../stream/stream.errors';
import { parseBaseUrl, requireCredential } from '../stream/stream.options';

/** Where the service listens, and what it talks to. */
export interface ServiceConfiguration {
  readonly host: string;
  readonly port: number;
  /** Absent: the embedded emulator stands in for Stream. */
  readonly stream?: StreamConnection;
  /** Milliseconds a request to Stream may take. */
  readonly timeout?: number;
  readonly apiKeys: readonly ApiKey[];
  /** Further secrets that may have signed webhooks, while the secret of the app is being replaced. */
  readonly webhookSecrets: readonly string[];
  /** Where webhooks are kept until they are handled. Absent: they are handled while Stream waits. */
  readonly redisUrl?: string;
}

export interface StreamConnection {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly baseUrl?: string;
}

export type Environment = Readonly<Partial<Record<string, string>>>;

/** Reads a text file as a whole. */
export type ReadFile = (path: string) => string;

/**
 * Reads the configuration of the service from the environment. A variable that is set to nothing counts as not set.
 *
 * @throws StreamConfigurationError naming the variable at fault and what to set
 */
export function readConfiguration(environment: Environment, readFile: ReadFile): ServiceConfiguration {
  const read = (name: string): string | undefined =>
    environment[name] === '' ? undefined : environment[name];
  const stream = readStream(read);
  const apiKeys = readApiKeys(read, readFile);
  if (stream && apiKeys.length === 0) {
    throw new StreamConfigurationError(
      'API_KEYS is missing: with STREAM_API_KEY set, the service does not start without knowing who may use it. Set it to ' +
        'JSON such as [{"name":"backend","key":"…","scopes":["*"]}], or API_KEYS_FILE to the path of such a file.',
    );
  }
  return {
    host: read('HOST') ?? '127.0.0.1',
    port: readInteger(read, 'PORT', 0, 65_535) ?? 3000,
    timeout: readInteger(read, 'STREAM_TIMEOUT', 1, 2 ** 31 - 1),
    stream,
    apiKeys,
    webhookSecrets: readWebhookSecrets(read),
    redisUrl: readRedisUrl(read),
  };
}

type Read = (name: string) => string | undefined;

function readStream(read: Read): StreamConnection | undefined {
  const [apiKey, apiSecret, baseUrl] = ['STREAM_API_KEY', 'STREAM_API_SECRET', 'STREAM_BASE_URL'].map(read);
  if (apiKey === undefined) {
    if (read('NODE_ENV') === 'production') {
      throw new StreamConfigurationError(
        'STREAM_API_KEY is missing: with NODE_ENV=production the service talks to Stream only. Set STREAM_API_KEY and ' +
          "STREAM_API_SECRET, which are on Stream's dashboard, and API_KEYS.",
      );
    }
    const stray =
      apiSecret !== undefined ? 'STREAM_API_SECRET' : baseUrl !== undefined ? 'STREAM_BASE_URL' : undefined;
    if (stray === undefined) return undefined;
    throw new StreamConfigurationError(
      `STREAM_API_KEY is missing, but ${stray} is set. Set both key and secret to talk to Stream, or neither for the emulator.`,
    );
  }
  return {
    apiKey: requireCredential('STREAM_API_KEY', apiKey),
    apiSecret: requireCredential('STREAM_API_SECRET', apiSecret),
    ...(baseUrl === undefined ? {} : { baseUrl: parseBaseUrl('STREAM_BASE_URL', baseUrl) }),
  };
}

function readApiKeys(read: Read, readFile: ReadFile): ApiKey[] {
  const [text, path] = ['API_KEYS', 'API_KEYS_FILE'].map(read);
  if (text !== undefined && path !== undefined) {
    throw new StreamConfigurationError('API_KEYS and API_KEYS_FILE are both set: set one of them.');
  }
  if (text !== undefined) return parseApiKeyJson('API_KEYS', text);
  return path === undefined ? [] : parseApiKeyJson('API_KEYS_FILE', readKeyFile(path, readFile));
}

function readKeyFile(path: string, readFile: ReadFile): string {
  try {
    return readFile(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new StreamConfigurationError(`API_KEYS_FILE: ${path} cannot be read (${reason}).`);
  }
}

function parseApiKeyJson(variable: string, text: string): ApiKey[] {
  try {
    return parseApiKeys(JSON.parse(text));
  } catch (error) {
    // The text of a JSON error quotes its input, in which the keys are.
    const problem = error instanceof StreamConfigurationError ? error.message : 'it is not valid JSON.';
    throw new StreamConfigurationError(`${variable}: ${problem}`);
  }
}

function readWebhookSecrets(read: Read): string[] {
  const secrets = (read('STREAM_WEBHOOK_SECRETS') ?? '').split(',').map((secret) => secret.trim());
  return secrets.filter((secret) => secret !== '');
}

function readRedisUrl(read: Read): string | undefined {
  const url = read('REDIS_URL');
  if (url === undefined || (URL.canParse(url) && /^rediss?:/.test(url))) return url;
  throw new StreamConfigurationError('REDIS_URL must be a URL such as redis://localhost:6379.');
}

function readInteger(read: Read, name: string, min: number, max: number): number | undefined {
  const text = read(name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new StreamConfigurationError(`${name} must be a whole number from ${min} to ${max}, not '${text}'.`);
}
