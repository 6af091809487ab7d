import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ResolvedClientOptions } from '../../../stream.options';
import type { Connection } from '../connection';
import type { HttpAgents } from './http.adapter';

/** Agents of node's `http`, which count no sockets. */
export function openAgents({
  connections,
  keepAliveTimeout,
}: ResolvedClientOptions): Pick<Connection, 'sockets' | 'close'> & { readonly agents: HttpAgents } {
  const settings = { keepAlive: true, maxSockets: connections, timeout: keepAliveTimeout };
  const agents = { httpAgent: new HttpAgent(settings), httpsAgent: new HttpsAgent(settings) };
  return {
    agents,
    sockets: () => undefined,
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
      return Promise.resolve();
    },
  };
}
