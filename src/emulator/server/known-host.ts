import { isIP } from 'node:net';
import { RecentMap } from '../protocol/recent-map';

const KEPT = 100;
/** Longer hosts, in characters, are looked at each time. */
const KEPT_LENGTH = 256;

/**
 * The hosts that a request may name: addresses, `localhost`, and names that were allowed. Any other name may be one that a
 * web page made resolve to this machine, so that a browser lets the page read the responses.
 */
export class KnownHosts {
  private readonly seen = new RecentMap<string, boolean>(KEPT);

  constructor(private readonly allowed: readonly string[]) {}

  /** `host`: the header `Host`. */
  has(host: string | undefined): boolean {
    if (host === undefined) return true;
    const seen = this.seen.get(host);
    if (seen !== undefined) return seen;
    const isKnown = isKnownHost(host, this.allowed);
    if (host.length <= KEPT_LENGTH) this.seen.set(host, isKnown);
    return isKnown;
  }
}

function isKnownHost(host: string, allowed: readonly string[]): boolean {
  const name = host.replace(/:\d*$/, '').toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || allowed.includes(name);
}
