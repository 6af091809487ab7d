import { generateKeyPairSync } from 'node:crypto';
import { noFile, problemsOf, someSources } from '../../../test/support/canned-sources';
import type { ConfigurationSources, Environment } from './configuration-sources';
import { inspectConfiguration } from './inspect-configuration';
import { readConfiguration, validConfiguration } from './read-configuration';

const KEYS = '[{"name":"backend","key":"s3cret","scopes":["*"]}]';
const STREAM = { STREAM_API_KEY: 'key', STREAM_API_SECRET: 'secret' };
const READY = { ...STREAM, API_KEYS: KEYS };
const SECRET = 'fe2b5a9c7d1e4f60a8b3c6d9e2f5a8b1';
const JWKS = { JWT_JWKS_URL: 'https://auth.example.com/jwks', JWT_AUDIENCE: 'calls' };
const PUBLIC_KEY = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();

const read = (environment: Environment, file: ConfigurationSources['readFile'] = noFile) =>
  readConfiguration(environment, file);

const TOKEN_CAPS = {
  maxTokenValiditySeconds: 604_800,
  allowedTokenRoles: ['user', 'guest', 'host', 'call_member'],
  maxTokenCallCids: 100,
  maxTokenBytes: 8192,
};

describe('readConfiguration', () => {
  it('listens on 127.0.0.1:3000 in front of the emulator when nothing is set', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      production: false,
      stream: undefined,
      client: {
        timeout: 3000,
        deadline: 10_000,
        retries: 2,
        proxy: undefined,
        maxConcurrent: 64,
        cacheTtl: undefined,
        ...TOKEN_CAPS,
      },
      standingTtl: 10_000,
      verifyOnStart: false,
      webhookSecrets: [],
      webhookUrl: undefined,
      apiKeys: [],
      jwt: undefined,
      corsOrigins: [],
      bodyLimit: 64 * 1024,
      bulkBodyLimit: 8 * 1024 * 1024,
      bufferedBodiesLimit: 32 * 1024 * 1024,
      maxConnections: 4096,
      requestTimeout: 30_000,
      stopTimeout: 10_000,
      trustProxy: undefined,
      rateLimits: { perPrincipal: 6000, perAddress: 6000 },
      redisUrl: undefined,
      redisPrefix: 'nestjs-getstream',
      readiness: 'tolerant',
      logLevel: 'info',
      metrics: 'off',
      adminApi: 'off',
      docs: 'open',
      idempotency: {
        ttl: 86_400_000,
        failureTtl: 300_000,
        userQuota: { keys: 100, bytes: 512 * 1024 },
        serviceQuota: { keys: 100_000, bytes: 32 * 1024 * 1024 },
        answerLimit: 128 * 1024,
        memoryLimit: 64 * 1024 * 1024,
      },
    });
  });

  it('reads everything', () => {
    const environment = {
      ...READY,
      STREAM_BASE_URL: 'https://eu.example.com/',
      STREAM_TIMEOUT: '5000',
      STREAM_DEADLINE: '20000',
      STREAM_RETRIES: '0',
      STREAM_PROXY_URL: 'http://proxy.example:3128',
      STREAM_MAX_CONCURRENT: '8',
      STREAM_CACHE_TTL: '30000',
      USER_STANDING_TTL: '500',
      MAX_TOKEN_VALIDITY: '60',
      TOKEN_ROLES: '*',
      MAX_TOKEN_CALLS: '3',
      MAX_TOKEN_BYTES: '600',
      STREAM_WEBHOOK_SECRETS: 'old, next',
      STREAM_WEBHOOK_URL: 'https://api.example.com/webhooks/stream',
      VERIFY_ON_START: 'true',
      JWT_JWKS_URL: 'https://auth.example.com/jwks',
      JWT_ISSUER: 'https://auth.example.com/',
      JWT_AUDIENCE: 'calls, app',
      JWT_ALGORITHMS: 'RS256,ES256',
      JWT_CLOCK_TOLERANCE: '0',
      JWT_USER_SCOPES: 'calls:read, tokens:mint',
      JWT_SCOPES_CLAIM: 'permissions',
      JWT_KIND_CLAIM: 'https://example.com/kind',
      JWT_USER_ID_CLAIM: 'https://example.com/user',
      JWT_ESCAPE_USER_IDS: 'true',
      PORT: '8080',
      HOST: '0.0.0.0',
      NODE_ENV: 'staging',
      CORS_ORIGINS: 'https://app.example.com/,http://localhost:5173',
      BODY_LIMIT: '1000',
      BULK_BODY_LIMIT: '2000',
      BUFFERED_BODIES_LIMIT: '3000',
      MAX_CONNECTIONS: '40',
      REQUEST_TIMEOUT: '1000',
      STOP_TIMEOUT: '0',
      TRUST_PROXY: '1',
      RATE_LIMIT_PER_PRINCIPAL: '0',
      RATE_LIMIT_PER_ADDRESS: '60',
      IDEMPOTENCY_TTL: '60',
      IDEMPOTENCY_FAILURE_TTL: '0',
      IDEMPOTENCY_KEYS_PER_USER: '1',
      IDEMPOTENCY_BYTES_PER_USER: '4096',
      IDEMPOTENCY_KEYS_PER_SERVICE: '2',
      IDEMPOTENCY_BYTES_PER_SERVICE: '8192',
      IDEMPOTENCY_ANSWER_LIMIT: '1000',
      IDEMPOTENCY_MEMORY_LIMIT: '100000',
      REDIS_URL: 'redis://localhost:6379',
      REDIS_PREFIX: 'staging',
      READINESS: 'strict',
      LOG_LEVEL: 'debug',
      METRICS: 'scope',
      ADMIN_API: 'on',
      DOCS: 'protected',
    };

    expect(read(environment)).toEqual({
      host: '0.0.0.0',
      port: 8080,
      production: false,
      stream: { apiKey: 'key', apiSecret: 'secret', baseUrl: 'https://eu.example.com' },
      client: {
        timeout: 5000,
        deadline: 20_000,
        retries: 0,
        proxy: 'http://proxy.example:3128',
        maxConcurrent: 8,
        cacheTtl: 30_000,
        maxTokenValiditySeconds: 60,
        allowedTokenRoles: undefined,
        maxTokenCallCids: 3,
        maxTokenBytes: 600,
      },
      standingTtl: 500,
      verifyOnStart: true,
      webhookSecrets: ['old', 'next'],
      webhookUrl: 'https://api.example.com/webhooks/stream',
      apiKeys: [{ name: 'backend', key: 's3cret', scopes: ['*'] }],
      jwt: {
        jwksUrl: 'https://auth.example.com/jwks',
        issuer: 'https://auth.example.com/',
        audience: ['calls', 'app'],
        algorithms: ['RS256', 'ES256'],
        clockTolerance: 0,
        scopes: ['tokens:mint', 'calls:read'],
        scopesClaim: 'permissions',
        kindClaim: 'https://example.com/kind',
        userIdClaim: 'https://example.com/user',
        escapeUserIds: true,
      },
      corsOrigins: ['https://app.example.com', 'http://localhost:5173'],
      bodyLimit: 1000,
      bulkBodyLimit: 2000,
      bufferedBodiesLimit: 3000,
      maxConnections: 40,
      requestTimeout: 1000,
      stopTimeout: 0,
      trustProxy: 1,
      rateLimits: { perPrincipal: 0, perAddress: 60 },
      redisUrl: 'redis://localhost:6379',
      redisPrefix: 'staging',
      readiness: 'strict',
      logLevel: 'debug',
      metrics: 'scope',
      adminApi: 'on',
      docs: 'protected',
      idempotency: {
        ttl: 60_000,
        failureTtl: 0,
        userQuota: { keys: 1, bytes: 4096 },
        serviceQuota: { keys: 2, bytes: 8192 },
        answerLimit: 1000,
        memoryLimit: 100_000,
      },
    });
  });

  it.each([
    ['API_KEYS_FILE', STREAM, KEYS, { apiKeys: [{ name: 'backend', key: 's3cret', scopes: ['*'] }] }],
    [
      'STREAM_API_SECRET_FILE',
      { STREAM_API_KEY: 'key', API_KEYS: KEYS },
      'from a file\n'.replaceAll(' ', '-'),
      { stream: expect.objectContaining({ apiSecret: 'from-a-file' }) },
    ],
    ['JWT_SECRET_FILE', {}, `${SECRET}\n`, { jwt: expect.objectContaining({ secret: SECRET }) }],
    ['JWT_PUBLIC_KEY_FILE', {}, PUBLIC_KEY, { jwt: expect.objectContaining({ publicKey: PUBLIC_KEY }) }],
    ['STREAM_WEBHOOK_SECRETS_FILE', {}, 'old\n', { webhookSecrets: ['old'] }],
  ])('reads %s', (variable, others, text, expected) => {
    const file = (path: string): string => (path === '/run/secrets/it' ? text : noFile(path));

    expect(read({ ...others, [variable]: '/run/secrets/it' }, file)).toMatchObject(expected);
  });

  it.each([
    ['on one line, as many tools want it', PUBLIC_KEY.replaceAll('\n', '\\n')],
    ['as it is', PUBLIC_KEY],
  ])('takes a public key %s', (_, JWT_PUBLIC_KEY) => {
    expect(read({ JWT_PUBLIC_KEY }).jwt).toMatchObject({ publicKey: PUBLIC_KEY });
  });

  it.each([
    ['0', undefined],
    ['2', 2],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
    ['loopback,uniquelocal', ['loopback', 'uniquelocal']],
  ])('takes TRUST_PROXY=%s', (TRUST_PROXY, expected) => {
    expect(read({ TRUST_PROXY }).trustProxy).toEqual(expected);
  });

  it('gives users nothing that their tokens do not say, with JWT_USER_SCOPES=none', () => {
    expect(read({ JWT_SECRET: SECRET, JWT_USER_SCOPES: 'none' }).jwt?.scopes).toEqual([]);
  });

  it.each([
    [{ NODE_ENV: 'production' }, 'off'],
    [{ NODE_ENV: 'production', DOCS: 'protected' }, 'protected'],
    [{ NODE_ENV: 'production', DOCS: 'open' }, 'open'],
    [{ NODE_ENV: 'staging' }, 'open'],
    [{ DOCS: 'off' }, 'off'],
  ])('shows the documentation by %j', (environment, docs) => {
    const real = { STREAM_API_KEY: 'k9d3hs82mvxq', STREAM_API_SECRET: 'q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h2' };
    const API_KEYS = '[{"name":"backend","key":"f3a91c7be2d84560a7c1be02d94f6e38","scopes":["*"]}]';

    expect(read({ ...real, API_KEYS, ...environment }).docs).toBe(docs);
  });

  it('takes JWTs for an authenticator', () => {
    expect(read({ ...STREAM, ...JWKS }).apiKeys).toEqual([]);
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    const empty = {
      STREAM_API_KEY: '',
      STREAM_API_SECRET: '',
      API_KEYS: '',
      PORT: '',
      HOST: '',
      JWT_SECRET: '',
    };

    expect(read(empty)).toEqual(read({}));
  });

  it('lets the environment win over the file .env, also with nothing', () => {
    const dotenv = { PORT: '1', HOST: '0.0.0.0', METRICS: 'scope' };
    const configuration = validConfiguration(
      inspectConfiguration(someSources({ PORT: '2', HOST: '' }, { dotenv })),
    );

    expect(configuration).toMatchObject({ port: 2, host: '127.0.0.1', metrics: 'scope' });
  });

  it('throws everything that is wrong, a line each', () => {
    const environment = { PORT: 'http', METRICS: 'on' };

    expect(() => read(environment)).toThrow(problemsOf(environment).join('\n'));
  });
});
