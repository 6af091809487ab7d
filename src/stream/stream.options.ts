import type { AxiosInstance } from 'axios';
import type { Dispatcher } from 'undici';
import { StreamConfigurationError } from './stream.errors';

/** How a client behaves; all of it may be left out. */
export interface StreamClientOptions {
  /** Milliseconds a whole request may take, from being handed to the connection to its last byte. Default: 3000. */
  timeout?: number;
  /** Where Stream's API is, without `/api/v2`. Default: `https://video.stream-io-api.com`. */
  baseUrl?: string;
  /**
   * `undici` (the default) sends through an undici `Pool`. `http` sends with axios' own adapter over node's `http`
   * module: slower, but seen by HTTP mocks such as nock and MSW, which do not see an undici pool.
   */
  transport?: 'undici' | 'http';
  /** Connections open at most; further requests wait for one. Default: 64. */
  connections?: number;
  /** Milliseconds an idle connection is kept for the next request. Default: 55000. */
  keepAliveTimeout?: number;
  /** Added to the `User-Agent` header, such as the name of your service. */
  userAgentSuffix?: string;
  /**
   * An axios instance of your own to send with, interceptors and all. An adapter set on it, such as that of
   * axios-mock-adapter, is used in place of the client's.
   */
  axios?: AxiosInstance;
  /** Called once with the client's own axios instance, for instance to install interceptors. */
  configureAxios?: (axios: AxiosInstance) => void;
  /** An undici 7 dispatcher of your own, such as a `MockAgent` or `ProxyAgent`. Closing it is up to you. */
  dispatcher?: Dispatcher;
  /**
   * Seconds by which the issue time of user tokens is dated back, since a server whose clock is ahead of Stream's would
   * issue tokens that are not valid yet. Default: 5.
   */
  tokenBackdatingSeconds?: number;
  /** The longest validity a user token may have, in seconds; permanent tokens are then refused. Default: no limit. */
  maxTokenValiditySeconds?: number;
  /** The roles a user token may carry. Default: any. */
  allowedTokenRoles?: readonly string[];
  /** The most calls a call token may name. Default: no limit. */
  maxTokenCallCids?: number;
}

/** The options with their defaults filled in. */
export type ResolvedClientOptions = Readonly<
  StreamClientOptions &
    Required<
      Pick<
        StreamClientOptions,
        'timeout' | 'baseUrl' | 'transport' | 'connections' | 'keepAliveTimeout' | 'tokenBackdatingSeconds'
      >
    >
>;

const DEFAULTS = {
  timeout: 3000,
  baseUrl: 'https://video.stream-io-api.com',
  transport: 'undici',
  connections: 64,
  keepAliveTimeout: 55_000,
  tokenBackdatingSeconds: 5,
} as const;

/** Node's timers take no more. */
export const MAX_MILLISECONDS = 2 ** 31 - 1;

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
  requireInteger('keepAliveTimeout', resolved.keepAliveTimeout, 1, MAX_MILLISECONDS);
  requireInteger('connections', resolved.connections, 1);
  requireInteger('tokenBackdatingSeconds', resolved.tokenBackdatingSeconds, 0);
  requireInteger('maxTokenValiditySeconds', resolved.maxTokenValiditySeconds, 1);
  requireInteger('maxTokenCallCids', resolved.maxTokenCallCids, 1);
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
