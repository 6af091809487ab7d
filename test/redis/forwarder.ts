import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** An address that leads to one server and later to another, as the name of a primary does. */
export interface Forwarder {
  readonly port: number;
  /** Where new connections lead from now on; those there are stay where they are. */
  switchTo(port: number): void;
  /** Ends all connections. */
  cut(): void;
  close(): Promise<void>;
}

/** Forwards connections from a free port of loopback to another port. */
export async function startForwarder(port: number): Promise<Forwarder> {
  let target = port;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const server = createServer((incoming) => {
    const outgoing = keep(connect(target, '127.0.0.1'));
    keep(incoming).pipe(outgoing).pipe(incoming);
    incoming.once('close', () => outgoing.destroy());
    outgoing.once('close', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    switchTo: (next) => {
      target = next;
    },
    cut,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
