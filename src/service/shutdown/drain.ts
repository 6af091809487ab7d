import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server, type Socket } from 'node:net';
import { acceptAllWaiting } from './accept-all-waiting';

/**
 * Milliseconds for which a connection without a request stays open once the service stops. What its caller sends meanwhile is
 * answered with `Connection: close`; a caller that sends less often hardly sends just when the connection is closed.
 */
const IDLE_GRACE = 1000;

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** In an object, since a promise within a promise would be waited for. */
interface Closing {
  /** Fulfilled when the last connection is closed. */
  readonly whenClosed: Promise<void>;
}

/**
 * Stops a server so that no request is lost: it accepts no more connections, answers what comes on those it has, telling the
 * callers to send no more, and ends each when it has nothing to do.
 *
 * Node's own `close()` ends idle connections at once, and resets those that callers have made but that are not accepted yet. A
 * request that is on its way at that moment is lost, though its caller could not know.
 */
export class Drain {
  /** Of each connection, the answer to its latest request, also when that was sent. */
  readonly #answers = new Map<Socket, ServerResponse>();
  #isDraining = false;
  /** Requests that wait until the last connections are accepted. */
  #held: (() => void)[] | undefined;

  /** To be made when the server has its handler, and before requests come. */
  constructor(private readonly server: HttpServer) {
    const handle = handlerOf(server);
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      this.#take(request.socket, response);
      const proceed = (): void => {
        handle(request, response);
      };
      if (this.#held) this.#held.push(proceed);
      else proceed();
    });
  }

  /**
   * Waits until every connection is closed; those that are not after `timeout` milliseconds are cut.
   *
   * @returns the number of requests that were cut off
   */
  async run(timeout: number): Promise<number> {
    if (!this.server.listening) return 0;
    const { whenClosed } = await this.#stopListening();
    let unfinished = 0;
    // Again and again: answers that had begun before could not say that they are the last.
    const grace = setInterval(() => {
      this.server.closeIdleConnections();
    }, IDLE_GRACE);
    const limit = setTimeout(() => {
      unfinished = [...this.#answers.values()].filter(({ writableFinished }) => !writableFinished).length;
      this.server.closeAllConnections();
    }, timeout);
    await whenClosed;
    clearInterval(grace);
    clearTimeout(limit);
    return unfinished;
  }

  /** Requests are held meanwhile: who gets an answer may only come back with another connection. */
  async #stopListening(): Promise<Closing> {
    const held: (() => void)[] = [];
    this.#held = held;
    await acceptAllWaiting(this.server);
    const whenClosed = new Promise<void>((resolve) => {
      // The method of the base class, which leaves idle connections alone.
      Server.prototype.close.call(this.server, () => {
        resolve();
      });
    });
    this.#isDraining = true;
    for (const response of this.#answers.values()) announceClose(response);
    this.#held = undefined;
    for (const proceed of held) proceed();
    return { whenClosed };
  }

  #take(socket: Socket, response: ServerResponse): void {
    const earlier = this.#answers.get(socket);
    this.#answers.set(socket, response);
    if (!earlier) {
      socket.on('close', () => {
        this.#answers.delete(socket);
      });
    }
    if (!this.#isDraining) return;
    // Of requests that were sent at once, the answer to the last one ends the connection.
    if (earlier && !earlier.headersSent) earlier.removeHeader('Connection');
    announceClose(response);
  }
}

function handlerOf(server: HttpServer): RequestHandler {
  const listeners = server.listeners('request');
  return (request, response) => {
    for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
  };
}

function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
