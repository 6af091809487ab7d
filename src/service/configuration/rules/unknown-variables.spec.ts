import type { Environment } from '../configuration-sources';
import { KNOWN_NAMES } from '../variables/all-variables';
import { unknownVariables } from './unknown-variables';

const unknown = (environment: Environment, dotenv: Environment = {}): string[] =>
  unknownVariables({ environment, dotenv, readFile: () => '' });

describe('unknownVariables', () => {
  it.each([
    ['STREAM_API_SECERT', 'STREAM_API_SECRET'],
    ['STREAM_SECRET', 'STREAM_API_SECRET'],
    ['STREAM_KEY', 'STREAM_API_KEY'],
    ['STREAM_URL', 'STREAM_BASE_URL'],
    ['API_KEY', 'API_KEYS'],
    ['API_KEYS_PATH', 'API_KEYS_FILE'],
    ['JWT_JWKS_URI', 'JWT_JWKS_URL'],
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['RATE_LIMIT_PER_ADRESS', 'RATE_LIMIT_PER_ADDRESS'],
    ['REDIS_URI', 'REDIS_URL'],
    ['LOG_LEVLE', 'LOG_LEVEL'],
    ['BODY_LIMITS', 'BODY_LIMIT'],
    ['stream_api_key', 'STREAM_API_KEY'],
  ])('asks whether %s was meant to be %s', (name, suggestion) => {
    expect(unknown({ [name]: 'x' })).toEqual([`${name} is not known; did you mean ${suggestion}?`]);
  });

  it('lists what there is when nothing is near', () => {
    expect(unknown({ JWT_EXPIRES_IN_DAYS: '1' })).toEqual([
      expect.stringMatching(
        /^JWT_EXPIRES_IN_DAYS is not known; there are: JWT_JWKS_URL, JWT_PUBLIC_KEY, .*JWT_KIND_CLAIM\.$/,
      ),
    ]);
  });

  it('looks into the file .env as well', () => {
    expect(unknown({}, { STREAM_TIMOUT: '1' })).toEqual([
      'STREAM_TIMOUT is not known; did you mean STREAM_TIMEOUT?',
    ]);
  });

  it.each([
    'PATH',
    'HOME',
    'HOSTNAME',
    'LOG_DIR',
    'LOGNAME',
    'REDIS_HOST',
    'REDIS_TLS_URL',
    'NODE_OPTIONS',
    'npm_config_loglevel',
    'DATABASE_URL',
    'VITE_STREAM_API_KEY',
    'NEXT_PUBLIC_STREAM_API_KEY',
    'TRUST_STORE',
    'REQUEST_METHOD',
    'SUPPORT',
  ])('has nothing to say about %s, which belongs to others', (name) => {
    expect(unknown({ [name]: 'x' })).toEqual([]);
  });

  it('lets be what Kubernetes announces services with', () => {
    expect(
      unknown({
        STREAM_SERVICE_HOST: '10.0.0.1',
        STREAM_SERVICE_PORT: '80',
        STREAM_SERVICE_PORT_HTTP: '80',
        STREAM_PORT: 'tcp://10.0.0.1:80',
        STREAM_PORT_80_TCP: 'tcp://10.0.0.1:80',
        STREAM_PORT_80_TCP_ADDR: '10.0.0.1',
      }),
    ).toEqual([]);
  });

  it('takes a near miss for the variable of another program when ours is set too', () => {
    expect(unknown({ REDIS_URI: 'redis://a', REDIS_URL: 'redis://a' })).toEqual([]);
  });

  it('has nothing to say about variables that are set to nothing, or that it knows', () => {
    expect(unknown({ STREAM_SECRET: '' })).toEqual([]);
    expect(unknown(Object.fromEntries(KNOWN_NAMES.map((name) => [name, 'x'])))).toEqual([]);
  });
});
