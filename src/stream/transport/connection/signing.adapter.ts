import axios, { AxiosHeaders, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import { pathAtOrigin } from './path-at-origin';

/** What is added to requests, and which. */
export interface Signature {
  /** The only origin that requests may go to. */
  readonly origin: string;
  /** Sent in place of others of the same name. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Adds headers below axios' interceptors and errors, which therefore never hold the token that is among them.
 */
export function signingAdapter(send: AxiosAdapter, signature: Signature): AxiosAdapter {
  return async (config) => {
    try {
      const response = await send(sign(config, signature));
      return { ...response, config, request: undefined as unknown };
    } catch (error) {
      if (axios.isAxiosError(error)) unsign(error, config);
      throw error;
    }
  };
}

function sign(
  config: InternalAxiosRequestConfig,
  { origin, headers }: Signature,
): InternalAxiosRequestConfig {
  pathAtOrigin(config, origin);
  return { ...config, headers: AxiosHeaders.concat(config.headers, headers) };
}

/** The request object of node holds the headers as well. */
function unsign(error: { config?: unknown; request?: unknown; response?: object }, config: unknown): void {
  error.config = config;
  error.request = undefined;
  if (error.response) Object.assign(error.response, { config, request: undefined });
}
