import { Pool, ProxyAgent, type buildConnector, type Dispatcher } from 'undici';
import type { UnsentFailure } from '../unsent-failure';
import { leavingClient } from './leaving-client';
import { notThrough, proxyAnswered } from './proxy-failure';
import type { ProxyServer } from './proxy-server';

export interface ProxyAgentOptions {
  /** Connections through the proxy at most. */
  readonly connections: number;
  /** Milliseconds an idle connection is kept. */
  readonly keepAliveTimeout: number;
  /** Milliseconds after which a connection takes no more requests. */
  readonly clientTtl: number;
  /** Milliseconds for each of: connecting to the proxy, its response, and TLS with the host behind it. */
  readonly connectTimeout: number;
}

/** A dispatcher through a proxy, which it asks for a tunnel for http and https alike. */
export interface OpenProxyAgent {
  readonly agent: Dispatcher;
  /** The connections through the proxy; undefined before the first. */
  readonly pool: () => Pool | undefined;
}

/** Opens no socket before the first request. */
export function openProxyAgent(
  proxy: ProxyServer,
  { connections, keepAliveTimeout, clientTtl, connectTimeout }: ProxyAgentOptions,
): OpenProxyAgent {
  let pool: Pool | undefined;
  const agent = new ProxyAgent({
    uri: proxy.origin,
    ...(proxy.authorization === undefined ? {} : { token: proxy.authorization }),
    connections,
    keepAliveTimeout,
    clientTtl,
    proxyTls: { timeout: connectTimeout },
    requestTls: { timeout: connectTimeout },
    // Without a limit of its own, a proxy that does not respond to CONNECT would hold a place for five minutes.
    clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: connectTimeout }),
    factory: (origin, options: Pool.Options) => {
      const connect = options.connect as buildConnector.connector;
      pool = new Pool(origin, { ...options, connect: named(connect, proxy), factory: leavingClient });
      return pool;
    },
  });
  return { agent, pool: () => pool };
}

/**
 * Has failures to connect name the proxy. undici also takes some of its own codes (`UND_ERR_SOCKET`, as when the proxy hangs up) for
 * the loss of a connection that there was, and would connect again and again without a pause.
 */
function named(connect: buildConnector.connector, proxy: ProxyServer): buildConnector.connector {
  return (options, callback) => {
    connect(options, (...[error, socket]) => {
      if (error === null) callback(null, socket);
      else callback(asFailure(error, proxy), null);
    });
  };
}

function asFailure(error: Error, proxy: ProxyServer): UnsentFailure {
  const status = /^Proxy response \((\d{3})\)/.exec(error.message)?.[1];
  return status === undefined ? notThrough(proxy, error) : proxyAnswered(proxy, Number(status));
}
