import { isIP } from 'node:net';
import { normalizeIp } from '@nestjs/throttler';

/**
 * The address under which a caller is counted. Some proxies write ports into `X-Forwarded-For`, which would make every connection
 * a caller of its own; what is no address at all is not believed.
 *
 * @param told the address as the proxies tell it
 * @param own the address of the connection
 */
export function callerAddress(told: string, own = ''): string {
  const address = withoutPort(told.trim());
  return normalizeIp(isIP(address) === 0 ? own : address);
}

/** `192.0.2.1:5678` and `[2001:db8::1]:5678` have ports; `[2001:db8::1]` has none. */
function withoutPort(text: string): string {
  const bracketed = /^\[(.*)\](:\d+)?$/.exec(text)?.[1];
  return bracketed ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}
