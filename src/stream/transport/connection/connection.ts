import type { AxiosAdapter } from 'axios';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Pool } from 'undici';
import type { ResolvedClientOptions } from '../../stream.options';
import { httpAdapter } from './http.adapter';
import { signingAdapter, type Signature } from './signing.adapter';
import { undiciAdapter } from './undici.adapter';

export interface SocketCounts {
  readonly open: number;
  readonly free: number;
}

/** The way to Stream, and what it takes to leave it. */
export interface Connection {
  readonly adapter: AxiosAdapter;
  /** How many sockets there are; absent where they are not its own, or not counted. */
  sockets(): SocketCounts | undefined;
  /** Closes the sockets that are its own. */
  close(): Promise<void>;
}

/** Opens no socket before the first request. */
export function openConnection(options: ResolvedClientOptions, signature: Signature): Connection {
  if (options.transport === 'http') return httpConnection(options, signature);
  if (options.dispatcher) {
    return {
      adapter: undiciAdapter(options.dispatcher, signature),
      sockets: () => undefined,
      close: () => Promise.resolve(),
    };
  }
  const pool = new Pool(signature.origin, {
    connections: options.connections,
    keepAliveTimeout: options.keepAliveTimeout,
    connectTimeout: options.timeout,
  });
  return {
    adapter: undiciAdapter(pool, signature),
    sockets: () => ({ open: pool.stats.connected, free: pool.stats.free }),
    close: () => pool.close(),
  };
}

function httpConnection(options: ResolvedClientOptions, signature: Signature): Connection {
  const settings = { keepAlive: true, maxSockets: options.connections, timeout: options.keepAliveTimeout };
  const agents = { httpAgent: new HttpAgent(settings), httpsAgent: new HttpsAgent(settings) };
  return {
    adapter: signingAdapter(httpAdapter(agents), signature),
    sockets: () => undefined,
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
      return Promise.resolve();
    },
  };
}
