import type { ServiceConfiguration } from '../configuration/service-configuration';

/** How the service speaks HTTP. What is left out has the default that the configuration gives it. */
export type HttpOptions = Partial<
  Pick<ServiceConfiguration, 'bodyLimit' | 'requestTimeout' | 'corsOrigins' | 'trustProxy'>
> & {
  /** How long callers may take to send a request. */
  readonly patience?: Patience;
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

/** 10,000 users of 800 bytes. */
export const DEFAULT_BODY_LIMIT = 8 * 1024 * 1024;

export const DEFAULT_REQUEST_TIMEOUT = 30_000;

/** 8 MiB within 30 s are 2.2 Mbit/s. Node looks every 30 s by default, by when a slow connection has had four times its due. */
export const DEFAULT_PATIENCE: Patience = { headers: 10_000, request: 30_000, checkEvery: 1000 };
