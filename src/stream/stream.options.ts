import type { AxiosInstance } from 'axios';
import type { Dispatcher } from 'undici';
import type { ClientClock } from './clock';
import { parseProxy } from './proxy/proxy-server';
import { MAX_MILLISECONDS, RETRIES_MAX } from './option-limits';
import type { Retry } from './request-observer';
import { StreamConfigurationError } from './stream.errors';
import type { RateBudgets } from './transport/admission/budgets/rate-budgets';
import type { CircuitBreakerOptions } from './transport/circuit/circuit-breaker-options';

/** How a client behaves; all of it may be left out. */
export interface StreamClientOptions {
  /** Milliseconds one attempt may take, from being handed to the connection to its last byte. Default: 3000. */
  timeout?: number;
  /**
   * Milliseconds a request may take as a whole: every attempt, and all waiting before and between them. Default: 10000; none
   * for requests in the lane `bulk`.
   */
  deadline?: number;
  /**
   * How often a request is retried after a failure that may pass: no connection, no response in time, 408, 429, 5xx. An operation
   * that is not idempotent is retried only if the request never reached Stream. Pauses grow at random ("full jitter"), or are as
   * long as Stream asks for. Default: 2. 0: never.
   */
  retries?: number;
  /** Called before the pause that precedes each retry. */
  onRetry?: (retry: Retry) => void;
  /** Attempts under way at most; further ones wait, interactive before bulk. Default: 64. */
  maxConcurrent?: number;
  /** Requests that may wait; further ones fail at once with `StreamUnavailableError`. Default: 1000. */
  maxQueued?: number;
  /**
   * The part of each of Stream's rate limits that one principal may use whenever it likes, see `RequestOptions.principal`; for
   * more it waits while the limit is in demand, and fails with `StreamUnavailableError` where its deadline comes first. More than
   * 0, at most 1. With several replicas, each grants the share. Default: 0.1.
   */
  principalShare?: number;
  /**
   * When requests fail at once with `StreamUnavailableError` since Stream fails; `false`: never. Default: when half of at least
   * twenty attempts within ten seconds failed, until a trial succeeds.
   */
  circuitBreaker?: CircuitBreakerOptions | false;
  /** Whether identical reads that are under way at the same time share one request. Default: true. */
  shareReads?: boolean;
  /**
   * Milliseconds for which the settings of the app and call types are kept; 0: not at all. Writes through this client take
   * effect at once, those by others after this time. Default: 0.
   */
  cacheTtl?: number;
  /** Where Stream's rate limits are counted: shared by several clients, or in each. Default: in each. */
  rateBudgets?: RateBudgets;
  /**
   * Whether each attempt is a span of OpenTelemetry, where `@opentelemetry/api` is installed: Nest 12 and this client's HTTP are
   * not seen by its instrumentations. Default: true.
   */
  tracing?: boolean;
  /** Where the time comes from that waits and limits go by. For tests. */
  clock?: ClientClock;
  /** Where Stream's API is, without `/api/v2`. Default: `https://video.stream-io-api.com`. */
  baseUrl?: string;
  /**
   * `undici` (the default) sends through an undici `Pool`. `http` sends with axios' own adapter over node's `http`
   * module: slower, but seen by HTTP mocks such as nock and MSW, which do not see an undici pool.
   */
  transport?: 'undici' | 'http';
  /** Connections open at most; further requests wait for one. Default: 64. */
  connections?: number;
  /**
   * Milliseconds after which a connection takes no more requests, so that a changed address of Stream is found. Not of a
   * `dispatcher` of yours. Default: 300000.
   */
  maxConnectionAge?: number;
  /**
   * Bytes that a response may have; one with more ends in a `StreamConnectionError` with the code `ERR_RESPONSE_TOO_LARGE`, and is
   * not asked for again. Default: 8 MiB, five times Stream's largest pages.
   */
  maxResponseBytes?: number;
  /** Milliseconds an idle connection is kept for the next request. Default: 55000. */
  keepAliveTimeout?: number;
  /** Added to the `User-Agent` header, such as the name of your service. */
  userAgentSuffix?: string;
  /**
   * An axios instance of your own to send with, interceptors and all. An adapter set on it, such as that of
   * axios-mock-adapter, is used in place of the client's.
   */
  axios?: AxiosInstance;
  /**
   * Called once with an axios instance of the client's, for instance to install interceptors. Without this, `axios` or
   * `transport: 'http'`, nothing goes through axios: that is cheaper.
   */
  configureAxios?: (axios: AxiosInstance) => void;
  /**
   * The address of a proxy, such as `http://user:password@proxy.example:3128`, or `false` for none. It is asked for a tunnel
   * (CONNECT), for http and https alike. Default: what `HTTPS_PROXY` (for a `baseUrl` with https) or `HTTP_PROXY` (with http) say,
   * unless `NO_PROXY` names Stream's host, or that is this machine.
   */
  proxy?: string | false;
  /** An undici 7 dispatcher of your own, such as a `MockAgent`. Proxies and closing it are up to you. */
  dispatcher?: Dispatcher;
  /**
   * Seconds by which the issue time of user tokens is dated back, since a server whose clock is ahead of Stream's would
   * issue tokens that are not valid yet. Tokens made after `revokeUserTokens` are dated after it. Default: 5.
   */
  tokenBackdatingSeconds?: number;
  /** The longest validity a user token may have, in seconds; permanent tokens are then refused. Default: no limit. */
  maxTokenValiditySeconds?: number;
  /** The roles a user token may carry. Default: any. */
  allowedTokenRoles?: readonly string[];
  /** The most calls a call token may name. Default: no limit. */
  maxTokenCallCids?: number;
  /** The most bytes a user token may have. Default: no limit. */
  maxTokenBytes?: number;
  /**
   * Milliseconds for which `createSession` does not write the profile of a user again that it has written, unless the user is
   * written through this client or a webhook tells of a change; 0: it compares it with Stream's every time. Default: 600000,
   * ten minutes.
   */
  profileTtl?: number;
}

/** The options with their defaults filled in. */
export type ResolvedClientOptions = Readonly<
  StreamClientOptions &
    Required<
      Pick<
        StreamClientOptions,
        | 'timeout'
        | 'deadline'
        | 'retries'
        | 'maxConcurrent'
        | 'maxQueued'
        | 'principalShare'
        | 'maxConnectionAge'
        | 'maxResponseBytes'
        | 'circuitBreaker'
        | 'shareReads'
        | 'cacheTtl'
        | 'tracing'
        | 'baseUrl'
        | 'transport'
        | 'connections'
        | 'keepAliveTimeout'
        | 'tokenBackdatingSeconds'
        | 'profileTtl'
      >
    >
>;

const DEFAULTS = {
  timeout: 3000,
  deadline: 10_000,
  retries: 2,
  maxConcurrent: 64,
  maxQueued: 1000,
  principalShare: 0.1,
  circuitBreaker: {},
  shareReads: true,
  cacheTtl: 0,
  tracing: true,
  baseUrl: 'https://video.stream-io-api.com',
  transport: 'undici',
  connections: 64,
  maxConnectionAge: 300_000,
  maxResponseBytes: 8 * 1024 * 1024,
  keepAliveTimeout: 55_000,
  tokenBackdatingSeconds: 5,
  profileTtl: 600_000,
} as const;

const HEADER_TEXT = /^[\x20-\x7e]*$/;

/**
 * Checks the options and fills in the defaults.
 *
 * @throws StreamConfigurationError naming the option at fault
 */
export function resolveClientOptions(options: StreamClientOptions): ResolvedClientOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const resolved: ResolvedClientOptions = { ...DEFAULTS, ...given };
  requireInteger('timeout', resolved.timeout, 1, MAX_MILLISECONDS);
  requireInteger('deadline', resolved.deadline, 1, MAX_MILLISECONDS);
  requireInteger('retries', resolved.retries, 0, RETRIES_MAX);
  requireInteger('maxConcurrent', resolved.maxConcurrent, 1);
  requireInteger('maxQueued', resolved.maxQueued, 0);
  if (!(resolved.principalShare > 0 && resolved.principalShare <= 1)) {
    throw new StreamConfigurationError(
      `principalShare must be more than 0 and at most 1, not ${resolved.principalShare}.`,
    );
  }
  requireInteger('cacheTtl', resolved.cacheTtl, 0, MAX_MILLISECONDS);
  requireCircuitBreaker(resolved.circuitBreaker);
  requireInteger('keepAliveTimeout', resolved.keepAliveTimeout, 1, MAX_MILLISECONDS);
  requireInteger('connections', resolved.connections, 1);
  requireInteger('maxConnectionAge', resolved.maxConnectionAge, 1, MAX_MILLISECONDS);
  requireInteger('maxResponseBytes', resolved.maxResponseBytes, 1);
  requireInteger('tokenBackdatingSeconds', resolved.tokenBackdatingSeconds, 0);
  requireInteger('maxTokenValiditySeconds', resolved.maxTokenValiditySeconds, 1);
  requireInteger('maxTokenCallCids', resolved.maxTokenCallCids, 1);
  requireInteger('maxTokenBytes', resolved.maxTokenBytes, 1);
  requireInteger('profileTtl', resolved.profileTtl, 0);
  if (!['undici', 'http'].includes(resolved.transport)) {
    throw new StreamConfigurationError(`transport must be 'undici' or 'http', not '${resolved.transport}'.`);
  }
  if (resolved.userAgentSuffix !== undefined && !HEADER_TEXT.test(resolved.userAgentSuffix)) {
    throw new StreamConfigurationError('userAgentSuffix must be printable ASCII text on one line.');
  }
  if (resolved.axios && resolved.configureAxios) {
    throw new StreamConfigurationError(
      'Give either axios or configureAxios: an instance of your own can be configured before it is passed.',
    );
  }
  if (resolved.dispatcher && resolved.transport === 'http') {
    throw new StreamConfigurationError(
      "dispatcher has no effect with transport: 'http'; give one of the two.",
    );
  }
  requireProxy(resolved);
  return { ...resolved, baseUrl: parseBaseUrl('baseUrl', resolved.baseUrl) };
}

/**
 * Checks a base URL.
 *
 * @returns it without a trailing slash
 * @throws StreamConfigurationError; credentials that may be in the URL are not in its message
 */
export function parseBaseUrl(name: string, value: string): string {
  if (!URL.canParse(value) || !/^https?:/i.test(value)) {
    throw new StreamConfigurationError(
      `${name} must be an absolute URL with http or https, such as ${DEFAULTS.baseUrl}.`,
    );
  }
  const url = new URL(value);
  if (url.username || url.password || url.search || url.hash) {
    throw new StreamConfigurationError(`${name} must have no credentials, query or fragment.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/**
 * Checks the API key or the API secret.
 *
 * @throws StreamConfigurationError without the value in it
 */
export function requireCredential(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new StreamConfigurationError(
      `${name} is missing. Both key and secret are on the dashboard of Stream.`,
    );
  }
  if (/\s/.test(value)) {
    throw new StreamConfigurationError(`${name} has white space in it, perhaps from copying.`);
  }
  return value;
}

function requireProxy({ proxy, dispatcher }: ResolvedClientOptions): void {
  if (proxy === undefined || proxy === false) return;
  if (typeof proxy !== 'string' || proxy === '') {
    throw new StreamConfigurationError('proxy must be the address of a proxy, or false.');
  }
  parseProxy('proxy', proxy);
  if (dispatcher) {
    throw new StreamConfigurationError(
      'proxy has no effect with a dispatcher of yours; give one of the two.',
    );
  }
}

function requireCircuitBreaker(options: CircuitBreakerOptions | false): void {
  if (options === false) return;
  const { threshold, window, minimumAttempts, retryAfter } = options;
  requireInteger('circuitBreaker.window', window, 1, MAX_MILLISECONDS);
  requireInteger('circuitBreaker.minimumAttempts', minimumAttempts, 1);
  requireInteger('circuitBreaker.retryAfter', retryAfter, 1, MAX_MILLISECONDS);
  if (threshold === undefined || (threshold > 0 && threshold < 1)) return;
  throw new StreamConfigurationError(
    `circuitBreaker.threshold must be between 0 and 1, not ${String(threshold)}.`,
  );
}

function requireInteger(
  name: string,
  value: number | undefined,
  min: number,
  max = Number.MAX_SAFE_INTEGER,
): void {
  if (value === undefined) return;
  if (Number.isInteger(value) && value >= min && value <= max) return;
  const range = max === Number.MAX_SAFE_INTEGER ? `${min} or greater` : `from ${min} to ${max}`;
  throw new StreamConfigurationError(`${name} must be a whole number, ${range}, not ${String(value)}.`);
}
