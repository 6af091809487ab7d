import { parseRedisAddress, shownRedisAddress } from '../../../redis/redis-address';
import { DEFAULT_REDIS_PREFIX, requireRedisPrefix } from '../../../stream/redis-prefix';
import { MAX_MILLISECONDS } from '../../../stream/option-limits';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import { choice } from '../values/choice';
import { flag } from '../values/flag';
import { listOf } from '../values/list';
import { proxies } from '../values/proxies';
import { wholeNumber } from '../values/whole-number';
import { word } from '../values/word';
import type { ParseValue, Variable } from './variable';

/** The value of NODE_ENV. One that only looks like `production` would switch off what protects it. */
const nodeEnvironment: ParseValue<string> = (name, text) => {
  if (text === 'production' || !/^\s*(prod|live$)/i.test(text)) return text;
  throw new StreamConfigurationError(
    `${name} is '${text}', which is not taken for production: set it to production, or to another word.`,
  );
};

/** The origin of a web page: scheme, host and port. */
const origin: ParseValue<string> = (name, text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A trailing slash is what browsers' address bars add.
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new StreamConfigurationError(
    `${name} must be origins with commas between, such as https://app.example.com,http://localhost:5173; not '${text}'.` +
      (text === '*' ? ' Name the origins: with * every page could call the service.' : ''),
  );
};

/** An address of Redis. It is not quoted in errors, for it may have a password in it. */
const redisAddress: ParseValue<string> = (name, text) => {
  parseRedisAddress(text, name);
  return text;
};

/** What keys in Redis begin with. */
const redisPrefix: ParseValue<string> = (name, text) => requireRedisPrefix(text, name);

const MAX_BODY_BYTES = 2 ** 30;
const MAX_REQUESTS_PER_MINUTE = 1_000_000_000;

/** How the service itself runs. */
export const SERVER_VARIABLES = {
  host: {
    name: 'HOST',
    meaning: 'address to listen on; `0.0.0.0` in containers',
    usedBy: 'service',
    default: '127.0.0.1',
    parse: word,
  },
  port: {
    name: 'PORT',
    meaning: 'port to listen on; 0: a free one',
    usedBy: 'service',
    default: '3000',
    parse: wholeNumber(0, 65_535),
  },
  emulatorOnNetwork: {
    name: 'EMULATOR_ON_NETWORK',
    meaning: '`true`: other machines may use the service on the emulator, whose key everybody knows',
    usedBy: 'service',
    default: 'false',
    parse: flag,
  },
  nodeEnvironment: {
    name: 'NODE_ENV',
    meaning: '`production`: no emulator, no development key, no placeholders',
    usedBy: 'service, emulator',
    parse: nodeEnvironment,
  },
  acceptedPlaceholders: {
    name: 'ACCEPTED_PLACEHOLDERS',
    meaning: '`STREAM_API_KEY`, if a real key, which is public, is taken for a placeholder',
    usedBy: 'service',
    parse: listOf(choice(['STREAM_API_KEY'])),
  },
  corsOrigins: {
    name: 'CORS_ORIGINS',
    meaning: 'origins whose pages may call the service, with commas between; without: CORS is off',
    usedBy: 'service',
    parse: listOf(origin),
  },
  bodyLimit: {
    name: 'BODY_LIMIT',
    meaning: 'bytes of a body at most, except for `PUT /users`',
    usedBy: 'service',
    default: '65536',
    parse: wholeNumber(1, MAX_BODY_BYTES),
  },
  bulkBodyLimit: {
    name: 'BULK_BODY_LIMIT',
    meaning: 'bytes of a body of `PUT /users` at most',
    usedBy: 'service',
    default: '8388608',
    parse: wholeNumber(1, MAX_BODY_BYTES),
  },
  bufferedBodiesLimit: {
    name: 'BUFFERED_BODIES_LIMIT',
    meaning: 'bytes of the bodies that all requests hold together; beyond, 503',
    usedBy: 'service',
    default: '33554432',
    parse: wholeNumber(1, MAX_BODY_BYTES),
  },
  maxConnections: {
    name: 'MAX_CONNECTIONS',
    meaning: 'connections at the same time; more are closed at once',
    usedBy: 'service',
    default: '4096',
    parse: wholeNumber(1, 1_000_000),
  },
  requestTimeout: {
    name: 'REQUEST_TIMEOUT',
    meaning: 'milliseconds a request may take',
    usedBy: 'service',
    default: '30000',
    parse: wholeNumber(1, MAX_MILLISECONDS),
  },
  stopTimeout: {
    name: 'STOP_TIMEOUT',
    meaning: 'milliseconds that running requests get to finish when the service stops',
    usedBy: 'service',
    default: '10000',
    parse: wholeNumber(0, MAX_MILLISECONDS),
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    meaning: 'number of proxies in front of the service, or their addresses with commas between',
    usedBy: 'service',
    parse: proxies,
  },
  perPrincipal: {
    name: 'RATE_LIMIT_PER_PRINCIPAL',
    meaning: 'requests per minute of one key or user; 0: no limit',
    usedBy: 'service',
    default: '6000',
    parse: wholeNumber(0, MAX_REQUESTS_PER_MINUTE),
  },
  perAddress: {
    name: 'RATE_LIMIT_PER_ADDRESS',
    meaning: 'requests per minute of one address; 0: no limit',
    usedBy: 'service',
    default: '6000',
    parse: wholeNumber(0, MAX_REQUESTS_PER_MINUTE),
  },
  redisUrl: {
    name: 'REDIS_URL',
    meaning: 'where webhooks, rate limits and idempotency keys are shared by replicas',
    usedBy: 'library, service',
    show: shownRedisAddress,
    parse: redisAddress,
  },
  redisPrefix: {
    name: 'REDIS_PREFIX',
    meaning: 'what all keys in Redis begin with',
    usedBy: 'library, service',
    default: DEFAULT_REDIS_PREFIX,
    parse: redisPrefix,
  },
  readiness: {
    name: 'READINESS',
    meaning: 'while Stream or Redis is down, `/health/ready` answers 200 with `degraded`; `strict`: 503',
    usedBy: 'service',
    default: 'tolerant',
    parse: choice(['tolerant', 'strict']),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    meaning: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`',
    usedBy: 'service',
    default: 'info',
    parse: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  },
  metrics: {
    name: 'METRICS',
    meaning: '`scope`: `/metrics` answers those with the scope `metrics:read`',
    usedBy: 'service',
    default: 'off',
    parse: choice(['off', 'scope']),
  },
  adminApi: {
    name: 'ADMIN_API',
    meaning: '`on`: `/admin` serves settings of the app to keys with the scopes of each part',
    usedBy: 'service',
    default: 'off',
    parse: choice(['off', 'on']),
  },
  docs: {
    name: 'DOCS',
    meaning:
      'Swagger UI: `open`, `protected` by API key or JWT, or `off`; without: `open`, in production `off`',
    usedBy: 'service',
    parse: choice(['open', 'protected', 'off']),
  },
} satisfies Record<string, Variable>;
