import { StreamConfigurationError } from '../stream.errors';

/** A proxy that tunnels by CONNECT. */
export interface ProxyServer {
  /** Without credentials and path. */
  readonly origin: string;
  /** Its name and port, as errors show it. */
  readonly host: string;
  /** The value of `Proxy-Authorization`: a secret. */
  readonly authorization: string | undefined;
}

/**
 * Reads the address of a proxy, such as `http://user:password@proxy.example:3128`; `http` when it names no scheme.
 *
 * @param name of the option or variable
 * @throws StreamConfigurationError without the value in it, which may have a password
 */
export function parseProxy(name: string, value: string): ProxyServer {
  const proxy = tryParse(value);
  if (proxy !== undefined) return proxy;
  throw new StreamConfigurationError(
    `${name} must be the address of a proxy with http or https, such as http://proxy.example:3128; ` +
      'a user and password in it are percent-encoded.',
  );
}

function tryParse(value: string): ProxyServer | undefined {
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url !== undefined && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '';
  const credentials = url && readCredentials(url);
  if (!isPlain || !/^https?:$/.test(url.protocol) || url.hostname === '' || credentials === undefined)
    return undefined;
  return {
    origin: url.origin,
    host: url.host,
    authorization:
      credentials === '' ? undefined : `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`,
  };
}

/**
 * Reads a variable that names a proxy, or `off` for none.
 *
 * @returns what the option `proxy` takes
 * @throws StreamConfigurationError as `parseProxy` does
 */
export function parseProxySetting(name: string, value: string): string | false {
  if (value === 'off') return false;
  parseProxy(name, value);
  return value;
}

/** Such a variable, right or wrong, as it may be shown: without credentials. */
export function shownProxy(value: string): string {
  if (value === 'off') return value;
  const proxy = tryParse(value);
  if (proxy === undefined) return 'not the address of a proxy';
  return proxy.authorization === undefined ? proxy.origin : proxy.origin.replace('//', '//…@');
}

/** `user:password`, empty when there is none; undefined when it is badly encoded. */
function readCredentials({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return '';
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    return undefined;
  }
}
