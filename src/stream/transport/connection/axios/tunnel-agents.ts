import { Agent as HttpAgent, request as httpRequest, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { notThrough, proxyAnswered } from '../../../proxy/proxy-failure';
import type { ProxyServer } from '../../../proxy/proxy-server';
import type { HttpAgents } from './http.adapter';

/** What an agent of node's is asked to connect to. */
interface Target {
  readonly host?: string | null | undefined;
  readonly port?: string | number | null | undefined;
}

type Connected = (error: Error | null, socket?: Duplex) => void;

/** Its types leave out that it may take a callback, and a socket to put TLS on. */
interface ConnectingAgent {
  createConnection(target: Target & { socket?: Duplex }, connected?: Connected): Duplex | undefined;
}

/**
 * Agents of node's `http` whose connections are tunnels through a proxy.
 *
 * @param timeout milliseconds that the proxy has to make one
 */
export function tunnelAgents(settings: AgentOptions, proxy: ProxyServer, timeout: number): HttpAgents {
  const httpAgent = new HttpAgent(settings);
  const httpsAgent = new HttpsAgent(settings);
  const startTls = (httpsAgent as unknown as ConnectingAgent).createConnection.bind(httpsAgent);
  connectBy(httpAgent, (target, connected) => {
    openTunnel(target, proxy, timeout, connected);
  });
  connectBy(httpsAgent, (target, connected) => {
    openTunnel(target, proxy, timeout, (error, socket) => {
      if (socket === undefined) connected(error);
      else connected(null, startTls({ ...target, socket }));
    });
  });
  return { httpAgent, httpsAgent };
}

function connectBy(agent: HttpAgent, connect: (target: Target, connected: Connected) => void): void {
  (agent as unknown as ConnectingAgent).createConnection = (target, connected) => {
    if (connected) connect(target, connected);
    return undefined;
  };
}

function openTunnel({ host, port }: Target, proxy: ProxyServer, timeout: number, connected: Connected): void {
  const name = host ?? 'localhost';
  const authority = `${name.includes(':') ? `[${name}]` : name}:${port ?? 443}`;
  const { origin, authorization } = proxy;
  const send = origin.startsWith('https:') ? httpsRequest : httpRequest;
  const request = send(origin, {
    method: 'CONNECT',
    path: authority,
    headers: {
      Host: authority,
      ...(authorization === undefined ? {} : { 'Proxy-Authorization': authorization }),
    },
    agent: false,
  });
  const timer = setTimeout(() => {
    request.destroy(new Error(`no answer to CONNECT within ${timeout} ms`));
  }, timeout);
  request.once('close', () => {
    clearTimeout(timer);
  });
  request.once('connect', (response, socket, head) => {
    clearTimeout(timer);
    const status = response.statusCode ?? 0;
    if (status !== 200) {
      socket.destroy();
      connected(proxyAnswered(proxy, status));
      return;
    }
    if (head.length > 0) socket.unshift(head);
    connected(null, socket);
  });
  request.once('error', (error) => {
    connected(notThrough(proxy, error));
  });
  request.end();
}
