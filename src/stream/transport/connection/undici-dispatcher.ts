import type { Dispatcher, Pool } from 'undici';
import { chooseProxy } from '../../proxy/choose-proxy';
import type * as ProxyAgents from '../../proxy/open-proxy-agent';
import type { ResolvedClientOptions } from '../../stream.options';
import type { Connection, SocketCounts } from './connection';
import type * as Pools from './pool';

/** A dispatcher, and what is to be known of its sockets. */
export interface OpenDispatcher extends Pick<Connection, 'sockets' | 'close'> {
  readonly dispatcher: Dispatcher;
}

/** A pool of our own, an agent for a proxy, or the dispatcher of the host, whose closing is up to the host. */
export function openDispatcher(options: ResolvedClientOptions, origin: string): OpenDispatcher {
  const { dispatcher, connections, keepAliveTimeout, timeout: connectTimeout } = options;
  const { maxConnectionAge: clientTtl } = options;
  if (dispatcher) return { dispatcher, sockets: () => undefined, close: () => Promise.resolve() };
  const settings = { connections, keepAliveTimeout, connectTimeout, clientTtl };
  const proxy = chooseProxy(origin, options.proxy);
  if (proxy) {
    const { agent, pool } = loadProxyAgents().openProxyAgent(proxy, settings);
    return { dispatcher: agent, sockets: () => countSockets(pool()), close: () => agent.close() };
  }
  const pool = loadPools().openPool(origin, settings);
  return { dispatcher: pool, sockets: () => countSockets(pool), close: () => pool.close() };
}

// Both with the first client that needs them: hosts that only sign tokens or receive webhooks start without undici. Written out, so
// that bundlers see them.

const loadPools = (): typeof Pools =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('./pool') as typeof Pools;

const loadProxyAgents = (): typeof ProxyAgents =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('../../proxy/open-proxy-agent') as typeof ProxyAgents;

function countSockets(pool: Pool | undefined): SocketCounts {
  return { open: pool?.stats.connected ?? 0, free: pool?.stats.free ?? 0 };
}
