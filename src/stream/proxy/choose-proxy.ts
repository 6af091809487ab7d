import { isExempt, isLoopback, type Target } from './no-proxy';
import { parseProxy, type ProxyServer } from './proxy-server';

/** `false`: no proxy, whatever the environment says; text: the address of one; undefined: as the environment says. */
export type ProxySetting = string | false | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy to reach a URL by; undefined: none. As curl reads them: `https_proxy` or `HTTPS_PROXY` is for https, `http_proxy` or
 * `HTTP_PROXY` for http, those in lower case come first, and `no_proxy` or `NO_PROXY` names exceptions. Unlike curl, this machine
 * (`localhost`, `127.0.0.0/8`, `::1`) is always an exception from what the environment says.
 *
 * @throws StreamConfigurationError naming the variable, or the option `proxy`, that is no address of a proxy
 */
export function chooseProxy(
  url: string,
  setting: ProxySetting,
  environment: Environment = process.env,
): ProxyServer | undefined {
  if (setting === false) return undefined;
  if (setting !== undefined) return parseProxy('proxy', setting);
  const { protocol, hostname, port } = new URL(url);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const proxy = read(environment, `${scheme}_proxy`);
  if (proxy === undefined) return undefined;
  const target: Target = {
    hostname: hostname.replace(/^\[|\]$/g, '').replace(/\.$/, ''),
    port: port === '' ? DEFAULT_PORTS[scheme] : Number(port),
  };
  if (isLoopback(target) || isExempt(target, read(environment, 'no_proxy')?.value ?? '')) return undefined;
  return parseProxy(proxy.name, proxy.value);
}

const DEFAULT_PORTS = { http: 80, https: 443 };

/** A variable that is set to nothing counts as not set. */
function read(environment: Environment, name: string): { name: string; value: string } | undefined {
  for (const spelling of [name, name.toUpperCase()]) {
    const value = environment[spelling]?.trim();
    if (value !== undefined && value !== '') return { name: spelling, value };
  }
  return undefined;
}
