import { BlockList, isIP } from 'node:net';

/** What `NO_PROXY` is asked about. */
export interface Target {
  /** In lower case; without brackets when it is an address of IPv6. */
  readonly hostname: string;
  readonly port: number;
}

/** Whether the host is this machine, which a proxy elsewhere cannot reach. */
export function isLoopback({ hostname }: Target): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || isWithin(hostname, LOOPBACK);
}

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/**
 * Whether `NO_PROXY` names the host: entries with commas or spaces between, each a name (with all below it; `.example.com` and
 * `*.example.com` mean the same), an address, a range of addresses (`10.0.0.0/8`) or `*`; a name or address may have a port.
 */
export function isExempt(target: Target, noProxy: string): boolean {
  const entries = noProxy.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => entry !== '' && matches(entry, target));
}

function matches(entry: string, { hostname, port }: Target): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isWithin(hostname, [entry]);
  const [, bracketed, bare, suffix] = ENTRY.exec(entry) ?? [];
  const name = bracketed ?? (isIP(entry) === 6 ? entry : bare);
  if (name === undefined || (name !== entry && suffix !== undefined && Number(suffix) !== port)) return false;
  return hostname === name || (isIP(hostname) === 0 && hostname.endsWith(`.${name}`));
}

const ENTRY = /^(?:\[([^\]]+)\]|\*?\.?([^:]+))(?::(\d+))?$/;

function isWithin(address: string, ranges: readonly string[]): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const [start = '', bits = ''] = range.split('/');
    const type = isIP(start) === 6 ? 'ipv6' : 'ipv4';
    const isRange =
      isIP(start) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (type === 'ipv6' ? 128 : 32);
    if (isRange) list.addSubnet(start, Number(bits), type);
  }
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
