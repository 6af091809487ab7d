import { fetch, type RequestInit as UndiciRequestInit } from 'undici';
import { openProxyAgent } from './open-proxy-agent';
import type { ProxyServer } from './proxy-server';

/** Each is one request: the connection is closed with it. */
const ONE_REQUEST = { connections: 1, keepAliveTimeout: 1000, clientTtl: 60_000, connectTimeout: 10_000 };

/** Fetches by way of a proxy, and closes the connection when `read` is done. */
export async function fetchThrough<Result>(
  proxy: ProxyServer,
  url: string,
  init: Pick<RequestInit, 'method' | 'redirect' | 'signal' | 'headers' | 'body'>,
  read: (response: Response) => Promise<Result>,
): Promise<Result> {
  const { agent: dispatcher } = openProxyAgent(proxy, ONE_REQUEST);
  try {
    return await read(await fetch(url, { ...(init as UndiciRequestInit), dispatcher }));
  } finally {
    void dispatcher.destroy();
  }
}
