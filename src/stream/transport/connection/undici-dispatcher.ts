import { Pool, type Dispatcher } from 'undici';
import type { ResolvedClientOptions } from '../../stream.options';
import type { Connection } from './connection';

/** A dispatcher, and what is to be known of its sockets. */
export interface OpenDispatcher extends Pick<Connection, 'sockets' | 'close'> {
  readonly dispatcher: Dispatcher;
}

/** A pool of our own, or the dispatcher of the host, whose closing is up to the host. */
export function openDispatcher(options: ResolvedClientOptions, origin: string): OpenDispatcher {
  const { dispatcher, connections, keepAliveTimeout, timeout: connectTimeout } = options;
  const { maxConnectionAge: clientTtl } = options;
  if (dispatcher) return { dispatcher, sockets: () => undefined, close: () => Promise.resolve() };
  const pool = new Pool(origin, { connections, keepAliveTimeout, connectTimeout, clientTtl });
  return {
    dispatcher: pool,
    sockets: () => ({ open: pool.stats.connected, free: pool.stats.free }),
    close: () => pool.close(),
  };
}
