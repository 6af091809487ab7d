import type { AxiosAdapter, InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import { pathAtOrigin } from './path-at-origin';
import type { Signature } from './signing.adapter';
import { UndiciResponseHandler } from './undici-response.handler';

/**
 * Makes an axios adapter that sends through an undici dispatcher: several times cheaper than axios' own.
 *
 * It knows what this client needs of axios: text in and out, `timeout` for the whole request, `signal`,
 * `validateStatus`. It follows no redirects, reads no proxy variables and asks for no compression. It signs as well, below
 * axios' interceptors and errors, which therefore never hold the token.
 */
export function undiciAdapter(dispatcher: Dispatcher, { origin, headers }: Signature): AxiosAdapter {
  const fixedHeaders = Object.entries(headers).flat();
  const fixedNames = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return (config) =>
    new Promise((resolve, reject) => {
      const handler = new UndiciResponseHandler(config, resolve, reject);
      try {
        dispatcher.dispatch(
          {
            origin,
            path: pathAtOrigin(config, origin),
            method: (config.method ?? 'get').toUpperCase(),
            headers: [...fixedHeaders, ...otherHeaders(config, fixedNames)],
            body: config.data as string | undefined,
            // The handler has one timer for the whole request.
            headersTimeout: 0,
            bodyTimeout: 0,
          },
          handler,
        );
      } catch (error) {
        handler.fail(error);
      }
    });
}

/** Names and values in turn, the form that undici need not convert. */
function otherHeaders({ headers }: InternalAxiosRequestConfig, except: ReadonlySet<string>): string[] {
  const flat: string[] = [];
  for (const name of Object.keys(headers)) {
    if (except.has(name.toLowerCase())) continue;
    const value = headers[name] as string | number | boolean | string[] | null | undefined;
    // axios: null and false mean "do not send".
    if (value === null || value === undefined || value === false) continue;
    if (Array.isArray(value)) for (const item of value) flat.push(name, item);
    else flat.push(name, String(value));
  }
  return flat;
}
