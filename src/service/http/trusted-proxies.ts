/** Tells Fastify whether to believe what an address says of where a request came from; `hop` is 0 for the nearest. */
export type ProxyTrust = (address: string, hop: number) => boolean;

/**
 * Which proxies are believed. A number means so many in front of the service, whatever their addresses: it holds only where
 * nobody can get past them.
 */
export function trustedProxies(
  setting: number | readonly string[] | undefined,
): ProxyTrust | string[] | false {
  if (setting === undefined) return false;
  return typeof setting === 'number' ? (_address, hop) => hop < setting : [...setting];
}
