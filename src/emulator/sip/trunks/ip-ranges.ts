import { BlockList, isIP, type IPVersion } from 'node:net';

/** A range of addresses. */
export interface IpRange {
  readonly address: string;
  readonly family: IPVersion;
  /** How many bits of its addresses are the same. */
  readonly prefix: number;
}

/** An address or a CIDR block; `undefined` if it is neither. */
export function ipRange(text: string): IpRange | undefined {
  const [address = '', bits, ...rest] = text.split('/');
  const version = plainIp(address);
  if (version === 0 || rest.length > 0) return undefined;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const width = version === 4 ? 32 : 128;
  if (bits === undefined) return { address, family, prefix: width };
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > width) return undefined;
  return { address, family, prefix: Number(bits) };
}

/** Whether one of the ranges has the address. */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  const version = plainIp(address);
  if (version === 0) return false;
  const list = new BlockList();
  for (const text of ranges) {
    const range = ipRange(text);
    if (range) list.addSubnet(range.address, range.prefix, range.family);
  }
  return list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** The version of an address without a zone (`fe80::1%eth0`), which only means something on one machine; otherwise 0. */
function plainIp(address: string): number {
  return address.includes('%') ? 0 : isIP(address);
}
