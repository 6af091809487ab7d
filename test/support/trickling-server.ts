import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that answers whatever it is sent with a byte every few milliseconds, without end. */
export interface TricklingServer {
  readonly url: string;
  /** How many bytes it has trickled. */
  readonly trickled: () => number;
  /** How many connections it is trickling over now. */
  readonly trickling: () => number;
  close(): Promise<void>;
}

const HEADS = {
  headers: 'HTTP/1.1 200 OK\r\nX-Long: ',
  body: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n',
};

/** @param part what comes in single bytes */
export async function startTricklingServer(part: keyof typeof HEADS): Promise<TricklingServer> {
  const sockets = new Set<Socket>();
  const trickling = new Set<Socket>();
  let trickled = 0;
  const server = createServer((socket) => {
    let timer: NodeJS.Timeout | undefined;
    sockets.add(socket);
    socket.once('data', () => {
      trickling.add(socket);
      socket.write(HEADS[part]);
      timer = setInterval(() => {
        trickled++;
        socket.write(part === 'headers' ? 'x' : ' ');
      }, 20);
    });
    socket
      .on('data', () => undefined)
      .on('error', () => undefined)
      .on('close', () => {
        clearInterval(timer);
        trickling.delete(socket);
        sockets.delete(socket);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trickled: () => trickled,
    trickling: () => trickling.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
