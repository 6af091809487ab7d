import type { ServiceConfiguration } from '../configuration/service-configuration';

/** How the service speaks HTTP. What is left out has the default that the configuration gives it. */
export type HttpOptions = Partial<ResolvedHttpOptions>;

export type ResolvedHttpOptions = Pick<
  ServiceConfiguration,
  | 'bodyLimit'
  | 'bulkBodyLimit'
  | 'bufferedBodiesLimit'
  | 'maxConnections'
  | 'requestTimeout'
  | 'corsOrigins'
  | 'trustProxy'
> & {
  /** How long callers may take to send a request. */
  readonly patience: Patience;
};

/** In milliseconds. */
export interface Patience {
  /** For the headers of a request to arrive. */
  readonly headers: number;
  /** For all of a request to arrive, with its body. */
  readonly request: number;
  /** How often it is checked: a connection that is too slow is ended by so much too late. */
  readonly checkEvery: number;
}

const MEBIBYTE = 1024 * 1024;

const DEFAULTS: ResolvedHttpOptions = {
  bodyLimit: 64 * 1024,
  // 10,000 users of 800 bytes.
  bulkBodyLimit: 8 * MEBIBYTE,
  bufferedBodiesLimit: 32 * MEBIBYTE,
  maxConnections: 4096,
  requestTimeout: 30_000,
  corsOrigins: [],
  // 8 MiB within 30 s are 2.2 Mbit/s. Node looks every 30 s by default, by when a slow connection has had four times its due.
  patience: { headers: 10_000, request: 30_000, checkEvery: 1000 },
};

export function withHttpDefaults(options: HttpOptions): ResolvedHttpOptions {
  return { ...DEFAULTS, ...options };
}
