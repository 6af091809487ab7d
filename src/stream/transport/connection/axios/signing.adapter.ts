import axios, { AxiosHeaders, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import type { Destination } from '../connection';
import { pathAtOrigin } from './path-at-origin';

/**
 * Adds headers below axios' interceptors and errors, which therefore never hold the token that is among them.
 */
export function signingAdapter(send: AxiosAdapter, destination: Destination): AxiosAdapter {
  return async (config) => {
    try {
      const response = await send(sign(config, destination));
      return { ...response, config, request: undefined as unknown };
    } catch (error) {
      if (axios.isAxiosError(error)) unsign(error, config);
      throw error;
    }
  };
}

function sign(
  config: InternalAxiosRequestConfig,
  { origin, headers }: Destination,
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
