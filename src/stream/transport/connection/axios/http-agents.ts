import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { chooseProxy } from '../../../proxy/choose-proxy';
import type { ResolvedClientOptions } from '../../../stream.options';
import type { Connection } from '../connection';
import type { HttpAgents } from './http.adapter';
import { tunnelAgents } from './tunnel-agents';

/** Agents of node's `http`, which count no sockets. */
export function openAgents(
  { connections, keepAliveTimeout, maxConnectionAge, timeout, proxy: setting }: ResolvedClientOptions,
  origin: string,
): Pick<Connection, 'sockets' | 'close'> & {
  readonly agents: HttpAgents;
  /** Whether the agents, and those of the host in their place, are to go through a proxy. */
  readonly isProxied: boolean;
} {
  const settings: AgentOptions = { keepAlive: true, maxSockets: connections, timeout: keepAliveTimeout };
  const proxy = chooseProxy(origin, setting);
  const { httpAgent, httpsAgent } = proxy
    ? tunnelAgents(settings, proxy, timeout)
    : { httpAgent: new HttpAgent(settings), httpsAgent: new HttpsAgent(settings) };
  const agents = {
    httpAgent: withMaxAge(httpAgent, maxConnectionAge),
    httpsAgent: withMaxAge(httpsAgent, maxConnectionAge),
  };
  return {
    agents,
    isProxied: proxy !== undefined,
    sockets: () => undefined,
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
      return Promise.resolve();
    },
  };
}

/** An agent asks whether to keep a socket each time that a request on it has ended. */
function withMaxAge<Agent extends HttpAgent>(agent: Agent, maxAge: number): Agent {
  const openedAt = new WeakMap<Duplex, number>();
  const keep: KeepsSockets['keepSocketAlive'] = agent.keepSocketAlive.bind(agent);
  (agent as KeepsSockets).keepSocketAlive = (socket) => {
    const since = openedAt.get(socket) ?? Date.now();
    openedAt.set(socket, since);
    return Date.now() - since <= maxAge && keep(socket) !== false;
  };
  return agent;
}

/** Its types do not tell that it returns whether the socket is kept. */
interface KeepsSockets {
  keepSocketAlive(socket: Duplex): unknown;
}
