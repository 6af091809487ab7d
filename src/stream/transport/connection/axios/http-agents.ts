import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { chooseProxy } from '../../../proxy/choose-proxy';
import type { ResolvedClientOptions } from '../../../stream.options';
import type { Connection } from '../connection';
import type { OpenAgents } from './http.adapter';
import { limitSockets } from './limit-sockets';
import { tunnelAgents } from './tunnel-agents';

/** Agents of node's `http`, which count no sockets. */
export function openAgents(
  { connections, keepAliveTimeout, maxConnectionAge, timeout, proxy: setting }: ResolvedClientOptions,
  origin: string,
): Pick<Connection, 'sockets' | 'close'> & OpenAgents {
  const settings: AgentOptions = { keepAlive: true, maxSockets: connections, timeout: keepAliveTimeout };
  const proxy = chooseProxy(origin, setting);
  const { httpAgent, httpsAgent } = proxy
    ? tunnelAgents(settings, proxy, timeout)
    : { httpAgent: new HttpAgent(settings), httpsAgent: new HttpsAgent(settings) };
  const limits = { maxAge: maxConnectionAge, maxIdle: keepAliveTimeout };
  const dropStale = [limitSockets(httpAgent, limits), limitSockets(httpsAgent, limits)];
  return {
    agents: { httpAgent, httpsAgent },
    isProxied: proxy !== undefined,
    dropStale: () => {
      for (const drop of dropStale) drop();
    },
    sockets: () => undefined,
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
      return Promise.resolve();
    },
  };
}
