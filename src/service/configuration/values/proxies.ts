import { isIP } from 'node:net';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';
import { splitList } from './list';

const MOST_PROXIES = 16;
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** How many proxies stand in front of the service, or their addresses, networks included. `undefined` for none. */
export const proxies: ParseValue<number | readonly string[] | undefined> = (name, text) => {
  if (/^\d+$/.test(text) && Number(text) <= MOST_PROXIES) return Number(text) || undefined;
  const addresses = splitList(text, ',');
  if (addresses.length > 0 && addresses.every(isAddress)) return addresses;
  throw new StreamConfigurationError(
    `${name} must be the number of proxies in front of the service, from 0 to ${MOST_PROXIES}, or their addresses with commas ` +
      `between, such as 10.0.0.0/8 or ${NETWORKS.join(', ')}; not '${text}'.`,
  );
};

function isAddress(text: string): boolean {
  if (NETWORKS.includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
