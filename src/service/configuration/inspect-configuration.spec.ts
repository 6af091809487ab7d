import { generateKeyPairSync } from 'node:crypto';
import { problemsOf } from '../../../test/support/canned-sources';
import type { Environment } from './configuration-sources';

const KEYS = '[{"name":"backend","key":"s3cret","scopes":["*"]}]';
const STREAM = { STREAM_API_KEY: 'key', STREAM_API_SECRET: 'secret' };
const READY = { ...STREAM, API_KEYS: KEYS };
const SECRET = 'fe2b5a9c7d1e4f60a8b3c6d9e2f5a8b1';
const JWKS = { JWT_JWKS_URL: 'https://auth.example.com/jwks', JWT_AUDIENCE: 'calls' };

const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const PUBLIC_KEY = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const PRIVATE_KEY = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const WEAK_KEY = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();

describe('inspectConfiguration refuses', () => {
  it.each<[Environment, string]>([
    [{ STREAM_API_SECRET: 'secret' }, 'STREAM_API_KEY is missing, but STREAM_API_SECRET is set'],
    [{ STREAM_BASE_URL: 'https://a.example' }, 'STREAM_API_KEY is missing, but STREAM_BASE_URL is set'],
    [{ STREAM_API_KEY: 'key', API_KEYS: KEYS }, 'STREAM_API_SECRET is missing'],
    [{ ...READY, STREAM_API_KEY: 'a b' }, 'STREAM_API_KEY has white space'],
    [{ ...READY, STREAM_API_SECRET: 'a b' }, 'STREAM_API_SECRET has white space'],
    [STREAM, 'API_KEYS is missing'],
    [{ ...STREAM, API_KEYS: '[]' }, 'API_KEYS: API keys must be a list'],
    [{ ...STREAM, API_KEYS: '{"s3cret"' }, 'API_KEYS: it is not valid JSON'],
    [{ ...STREAM, API_KEYS: '[{"name":"a","key":"s3cret"}]' }, 'API_KEYS: API key 1 (a): scopes'],
    [{ ...READY, API_KEYS_FILE: '/keys' }, 'API_KEYS and API_KEYS_FILE are both set'],
    [{ ...STREAM, API_KEYS_FILE: '/keys' }, 'API_KEYS_FILE: /keys cannot be read (ENOENT)'],
    [{ ...READY, STREAM_BASE_URL: 'ftp://x' }, 'STREAM_BASE_URL must be an absolute URL'],
    [
      { ...READY, STREAM_TIMEOUT: '0' },
      "STREAM_TIMEOUT must be a whole number from 1 to 2147483647, not '0'",
    ],
    [{ STREAM_TIMEOUT: '3s' }, "STREAM_TIMEOUT must be a whole number from 1 to 2147483647, not '3s'"],
    [
      { STREAM_TIMEOUT: '20000' },
      'STREAM_TIMEOUT is 20000, but STREAM_DEADLINE ends every attempt after 10000 ms',
    ],
    [{ STREAM_RETRIES: '101' }, 'STREAM_RETRIES must be a whole number from 0 to 100'],
    [{ STREAM_WEBHOOK_URL: '/webhooks' }, 'STREAM_WEBHOOK_URL must be an absolute URL'],
    [{ STREAM_WEBHOOK_URL: 'https://a:b@c.example/' }, 'STREAM_WEBHOOK_URL must have no credentials'],
    [{ VERIFY_ON_START: 'yes' }, "VERIFY_ON_START must be one of: true, false, 1, 0; not 'yes'"],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be like redis://user:password@host:6379/0'],
    [{ REDIS_URL: 'redis://localhost/prod' }, 'REDIS_URL must end with the number of a database'],
    [{ REDIS_PREFIX: 'a{b}' }, 'REDIS_PREFIX must have 1 to 100 letters, digits'],
    [{ PORT: '65536' }, "PORT must be a whole number from 0 to 65535, not '65536'"],
    [{ PORT: '-1' }, "PORT must be a whole number from 0 to 65535, not '-1'"],
    [{ PORT: '80a' }, "PORT must be a whole number from 0 to 65535, not '80a'"],
    [{ NODE_ENV: 'prod' }, "NODE_ENV is 'prod', which is not taken for production"],
    [{ NODE_ENV: 'Production' }, "NODE_ENV is 'Production', which is not taken for production"],
    [{ LOG_LEVEL: 'verbose' }, 'LOG_LEVEL must be one of: trace, debug, info, warn, error, fatal, silent'],
    [{ METRICS: 'on' }, "METRICS must be one of: off, scope; not 'on'"],
    [{ ADMIN_API: 'true' }, "ADMIN_API must be one of: off, on; not 'true'"],
    [{ CORS_ORIGINS: '*' }, 'Name the origins: with * every page could call the service'],
    [{ CORS_ORIGINS: 'app.example.com' }, "not 'app.example.com'"],
    [{ CORS_ORIGINS: 'https://app.example.com/path' }, 'CORS_ORIGINS must be origins with commas between'],
    [
      { TRUST_PROXY: 'true' },
      'TRUST_PROXY must be the number of proxies in front of the service, from 0 to 16',
    ],
    [{ TRUST_PROXY: '10.0.0.0/33' }, "not '10.0.0.0/33'"],
    [
      { JWT_ISSUER: 'me' },
      'JWT_ISSUER is set, but no JWT is accepted: set JWT_JWKS_URL, JWT_PUBLIC_KEY or JWT_SECRET',
    ],
    [{ ...JWKS, JWT_SECRET: SECRET }, 'JWT_JWKS_URL and JWT_SECRET are both set'],
    [{ JWT_JWKS_URL: JWKS.JWT_JWKS_URL }, 'JWT_JWKS_URL needs JWT_ISSUER or JWT_AUDIENCE'],
    [{ JWT_SECRET: 'a'.repeat(31) }, 'JWT_SECRET must have 32 characters or more for HS256'],
    [{ JWT_SECRET: SECRET, JWT_ALGORITHMS: 'HS512' }, 'JWT_SECRET must have 64 characters or more for HS512'],
    [
      { JWT_SECRET: SECRET, JWT_ALGORITHMS: 'RS256' },
      'JWT_ALGORITHMS has RS256; with JWT_SECRET there are: HS256',
    ],
    [{ ...JWKS, JWT_ALGORITHMS: 'HS256' }, 'JWT_ALGORITHMS has HS256; with public keys there are: RS256'],
    [{ ...JWKS, JWT_ALGORITHMS: 'none' }, 'JWT_ALGORITHMS must be one of: HS256, HS384, HS512, RS256'],
    [
      { JWT_PUBLIC_KEY: PUBLIC_KEY, JWT_ALGORITHMS: 'RS256' },
      'JWT_ALGORITHMS has RS256; with the key there are: ES256.',
    ],
    [{ JWT_PUBLIC_KEY: PRIVATE_KEY }, 'JWT_PUBLIC_KEY holds a private key'],
    [{ JWT_PUBLIC_KEY: WEAK_KEY }, 'JWT_PUBLIC_KEY must be an RSA key of 2048 bits or more'],
    [{ JWT_PUBLIC_KEY: 'abc' }, 'JWT_PUBLIC_KEY must be a public key in PEM'],
    [
      { JWT_SECRET: SECRET, JWT_USER_SCOPES: 'calls:all' },
      'JWT_USER_SCOPES must be scopes with spaces between, or none',
    ],
  ])('%j in one line that names the variable', (environment, message) => {
    const problems = problemsOf(environment);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  it('a file that is empty', () => {
    expect(problemsOf({ JWT_SECRET_FILE: '/run/it' }, { readFile: () => ' \n' })).toEqual([
      'JWT_SECRET_FILE: /run/it is empty.',
    ]);
  });

  it('everything that is wrong at once, a line each', () => {
    const environment = { PORT: 'http', METRICS: 'on', STREAM_API_KEY: 'key', STREAM_TIMOUT: '1' };

    expect(problemsOf(environment)).toEqual([
      expect.stringContaining('PORT must be'),
      expect.stringContaining('METRICS must be'),
      expect.stringContaining('STREAM_API_SECRET is missing'),
      expect.stringContaining('API_KEYS is missing'),
      'STREAM_TIMOUT is not known; did you mean STREAM_TIMEOUT?',
    ]);
  });

  it('and never shows a secret', () => {
    const secrets = {
      API_KEYS: '{"s3cret-text"',
      STREAM_API_SECRET: 's3cret-text white',
      JWT_PUBLIC_KEY: 's3cret-text',
      REDIS_URL: 's3cret-text',
      STREAM_WEBHOOK_URL: 's3cret-text',
    };

    expect(problemsOf(secrets).length).toBeGreaterThanOrEqual(5);
    expect(problemsOf(secrets).join('\n')).not.toContain('s3cret-text');
  });
});
