import { readConfiguration, type Environment } from './service-configuration';

const KEYS = '[{"name":"backend","key":"s3cret","scopes":["*"]}]';
const STREAM = { STREAM_API_KEY: 'key', STREAM_API_SECRET: 'secret' };

const noFile = (path: string): never => {
  throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
};

const read = (environment: Environment, file: (path: string) => string = noFile) =>
  readConfiguration(environment, file);

describe('readConfiguration', () => {
  it('listens on 127.0.0.1:3000 in front of the emulator when nothing is set', () => {
    expect(read({})).toEqual({ host: '127.0.0.1', port: 3000, apiKeys: [], webhookSecrets: [] });
  });

  it('reads everything', () => {
    const environment = {
      ...STREAM,
      STREAM_TIMEOUT: '5000',
      STREAM_BASE_URL: 'https://eu.example.com/',
      API_KEYS: KEYS,
      PORT: '8080',
      HOST: '0.0.0.0',
      NODE_ENV: 'production',
      STREAM_WEBHOOK_SECRETS: 'old, next',
      REDIS_URL: 'redis://localhost:6379',
    };

    expect(read(environment)).toEqual({
      host: '0.0.0.0',
      port: 8080,
      timeout: 5000,
      stream: { apiKey: 'key', apiSecret: 'secret', baseUrl: 'https://eu.example.com' },
      apiKeys: [{ name: 'backend', key: 's3cret', scopes: ['*'] }],
      webhookSecrets: ['old', 'next'],
      redisUrl: 'redis://localhost:6379',
    });
  });

  it('reads the keys from a file', () => {
    const { apiKeys } = read({ ...STREAM, API_KEYS_FILE: '/run/keys.json' }, (path) =>
      path === '/run/keys.json' ? KEYS : '',
    );

    expect(apiKeys).toHaveLength(1);
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(read({ STREAM_API_KEY: '', STREAM_API_SECRET: '', API_KEYS: '', PORT: '', HOST: '' })).toEqual(
      read({}),
    );
  });

  it.each<[Environment, string]>([
    [{ NODE_ENV: 'production' }, 'STREAM_API_KEY is missing: with NODE_ENV=production'],
    [{ STREAM_API_SECRET: 'secret' }, 'STREAM_API_KEY is missing, but STREAM_API_SECRET is set'],
    [{ STREAM_BASE_URL: 'https://a.example' }, 'STREAM_API_KEY is missing, but STREAM_BASE_URL is set'],
    [{ STREAM_API_KEY: 'key', API_KEYS: KEYS }, 'STREAM_API_SECRET is missing'],
    [{ ...STREAM, STREAM_API_KEY: 'a b', API_KEYS: KEYS }, 'STREAM_API_KEY has white space'],
    [STREAM, 'API_KEYS is missing'],
    [{ ...STREAM, API_KEYS: '[]' }, 'API_KEYS: API keys must be a list'],
    [{ ...STREAM, API_KEYS: '{"s3cret"' }, 'API_KEYS: it is not valid JSON'],
    [{ ...STREAM, API_KEYS: '[{"name":"a","key":"s3cret"}]' }, 'API_KEYS: API key 1 (a): scopes'],
    [{ ...STREAM, API_KEYS: KEYS, API_KEYS_FILE: '/keys' }, 'API_KEYS and API_KEYS_FILE are both set'],
    [{ ...STREAM, API_KEYS_FILE: '/keys' }, 'API_KEYS_FILE: /keys cannot be read (ENOENT)'],
    [{ ...STREAM, API_KEYS: KEYS, STREAM_BASE_URL: 'ftp://x' }, 'STREAM_BASE_URL must be an absolute URL'],
    [{ ...STREAM, API_KEYS: KEYS, STREAM_TIMEOUT: '0' }, 'STREAM_TIMEOUT must be a whole number from 1'],
    [{ STREAM_TIMEOUT: '3s' }, "STREAM_TIMEOUT must be a whole number from 1 to 2147483647, not '3s'"],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be a URL such as redis://localhost:6379'],
    [{ PORT: '65536' }, "PORT must be a whole number from 0 to 65535, not '65536'"],
    [{ PORT: '-1' }, "PORT must be a whole number from 0 to 65535, not '-1'"],
    [{ PORT: '80a' }, "PORT must be a whole number from 0 to 65535, not '80a'"],
  ])('refuses %j, naming the variable', (environment, message) => {
    expect(() => read(environment)).toThrow(message);
  });

  it('never shows a key', () => {
    expect(() => read({ ...STREAM, API_KEYS: '{"s3cret"' })).not.toThrow('s3cret');
  });
});
