import { isIP } from 'node:net';

/**
 * Whether a request may name this host: an address, `localhost`, or a name that was allowed. Any other name may be one that a
 * web page made resolve to this machine, so that a browser lets the page read the responses.
 *
 * @param host the header `Host`
 */
export function isKnownHost(host: string | undefined, allowed: readonly string[]): boolean {
  if (host === undefined) return true;
  const name = host.replace(/:\d*$/, '').toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || allowed.includes(name);
}
