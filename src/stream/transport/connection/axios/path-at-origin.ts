import axios, { AxiosError, type InternalAxiosRequestConfig } from 'axios';

/**
 * The path and query of a request, with the parameters an interceptor may have added.
 *
 * @throws AxiosError when an interceptor changed where the request goes: the token must not go there
 */
export function pathAtOrigin(config: InternalAxiosRequestConfig, origin: string): string {
  const { url = '', paramsSerializer } = config;
  const params: unknown = config.params;
  // Past the origin must come a path: `https://host.evil.example` starts with `https://host` as well.
  if (!url.startsWith(origin) || url[origin.length] !== '/') {
    throw new AxiosError(
      `this client sends to ${origin} only; an interceptor changed the URL. Use the option baseUrl.`,
      AxiosError.ERR_BAD_OPTION_VALUE,
    );
  }
  const full = params === undefined ? url : axios.getUri({ url, params, paramsSerializer });
  return full.slice(origin.length);
}
