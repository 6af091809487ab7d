import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What a proxy does when it is asked for a tunnel: make it, answer with a status, hang up, or nothing at all. */
export type TunnelAnswer = 'tunnel' | 'hang up' | 'hang' | number;

/** A proxy on loopback that makes tunnels by CONNECT, and all of them to the same server, whatever name it is asked for. */
export interface TunnelProxy {
  /** `host:port`. */
  readonly host: string;
  /** The requests as they came. */
  readonly connects: { readonly authority: string; readonly authorization: string | undefined }[];
  /** Requests that asked for no tunnel. */
  readonly others: string[];
  /** How many connections were opened to it. */
  readonly opened: () => number;
  answer: TunnelAnswer;
  close(): Promise<void>;
}

/**
 * @param targetUrl where all tunnels lead
 * @param certificate of the proxy itself, to which connections are by TLS then
 */
export async function startTunnelProxy(
  targetUrl: string,
  certificate?: Readonly<Record<'key' | 'certificate', string>>,
): Promise<TunnelProxy> {
  const { hostname, port } = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let opened = 0;
  const refuse: RequestListener = (request, response) => {
    proxy.others.push(request.url ?? '');
    response.writeHead(405).end();
  };
  const server = certificate
    ? createTlsServer({ key: certificate.key, cert: certificate.certificate }, refuse)
    : createServer(refuse);
  server.on('connection', (socket: Socket) => {
    opened++;
    keep(socket);
  });
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const { 'proxy-authorization': authorization } = request.headers;
    proxy.connects.push({ authority: request.url ?? '', authorization });
    if (proxy.answer === 'hang up') socket.destroy();
    else if (typeof proxy.answer === 'number')
      socket.end(`HTTP/1.1 ${proxy.answer} No\r\nContent-Length: 0\r\n\r\n`);
    else if (proxy.answer === 'tunnel') tunnel(socket, head);
  });

  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const tunnel = (socket: Socket, head: Buffer): void => {
    const target = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    keep(target);
    target.on('close', () => socket.destroy());
    socket.on('close', () => target.destroy());
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: TunnelProxy = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    connects: [],
    others: [],
    opened: () => opened,
    answer: 'tunnel',
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
  return proxy;
}
