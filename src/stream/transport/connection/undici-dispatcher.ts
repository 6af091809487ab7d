import { Pool, type Dispatcher } from 'undici';
import { chooseProxy } from '../../proxy/choose-proxy';
import { leavingClient } from '../../proxy/leaving-client';
import { openProxyAgent } from '../../proxy/open-proxy-agent';
import type { ResolvedClientOptions } from '../../stream.options';
import type { Connection, SocketCounts } from './connection';

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
    const { agent, pool } = openProxyAgent(proxy, settings);
    return { dispatcher: agent, sockets: () => countSockets(pool()), close: () => agent.close() };
  }
  const pool = new Pool(origin, { ...settings, factory: leavingClient });
  return { dispatcher: pool, sockets: () => countSockets(pool), close: () => pool.close() };
}

function countSockets(pool: Pool | undefined): SocketCounts {
  return { open: pool?.stats.connected ?? 0, free: pool?.stats.free ?? 0 };
}
