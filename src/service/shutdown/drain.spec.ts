import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { Drain } from './drain';

const REQUEST = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';

/** A connection, and all that came in on it. */
class Caller {
  readonly #socket: Socket;
  #received = '';
  readonly closed: Promise<unknown>;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (chunk: Buffer) => (this.#received += chunk.toString()));
    this.closed = once(this.#socket, 'close');
  }

  async connected(): Promise<this> {
    await once(this.#socket, 'connect');
    return this;
  }

  send(text: string): void {
    this.#socket.write(text);
  }

  /** Waits for as many answers; what has come in. */
  async answers(count: number): Promise<string> {
    while (this.count < count) await once(this.#socket, 'data');
    return this.#received;
  }

  get count(): number {
    return this.#received.split('HTTP/1.1 200').length - 1;
  }

  get received(): string {
    return this.#received;
  }
}

describe('Drain', () => {
  let server: Server;
  let drain: Drain;
  let port: number;
  /** Requests that wait for an answer. */
  let waiting: ServerResponse[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    waiting = [];
    answer = (_, response) => response.end('done');
    server = createServer((request, response) => {
      answer(request, response);
    });
    drain = new Drain(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });

  afterEach(() => {
    server.closeAllConnections();
  });

  /** Begins to drain, and waits until no connection is accepted any more. */
  async function beginDrain(timeout = 10_000): Promise<{ drained: Promise<number> }> {
    const drained = drain.run(timeout);
    while (server.listening) await setImmediate();
    return { drained };
  }

  const keepWaiting = () => {
    answer = (_, response) => waiting.push(response);
  };

  /** A connection on which one request was answered, and which is kept. */
  async function anIdleCaller(): Promise<Caller> {
    const caller = await new Caller(port).connected();
    caller.send(REQUEST);
    await caller.answers(1);
    return caller;
  }

  async function aWaitingCaller(): Promise<Caller> {
    keepWaiting();
    const caller = await new Caller(port).connected();
    caller.send(REQUEST);
    await once(server, 'request');
    return caller;
  }

  it('ends at once without connections, and accepts none any more', async () => {
    expect(await drain.run(10_000)).toBe(0);

    const [error] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('waits for requests under way, whose answers end the connection', async () => {
    const caller = await aWaitingCaller();

    const { drained } = await beginDrain();
    waiting[0]?.end('done');
    await caller.closed;

    expect(await drained).toBe(0);
    expect(caller.received).toMatch(/^HTTP\/1\.1 200 OK\r\nConnection: close\r\n[^]*done/);
  });

  it('answers what still comes on an open connection, and then closes it', async () => {
    const caller = await anIdleCaller();

    const { drained } = await beginDrain();
    caller.send(REQUEST);
    await caller.closed;

    expect(await drained).toBe(0);
    expect(caller.count).toBe(2);
    expect(caller.received).toContain('Connection: close');
  });

  it('accepts the connections that were made before, and answers what comes on them', async () => {
    const callers = Array.from({ length: 50 }, () => new Caller(port));
    for (const caller of callers) caller.send(REQUEST);
    await callers[49]?.connected();

    expect(await drain.run(10_000)).toBe(0);
    await Promise.all(callers.map(({ closed }) => closed));
    expect(callers.map(({ count }) => count)).toEqual(callers.map(() => 1));
  });

  it('answers all requests that were sent at once', async () => {
    const caller = await aWaitingCaller();
    caller.send(REQUEST.repeat(2));
    while (waiting.length < 3) await once(server, 'request');

    const { drained } = await beginDrain();
    for (const response of waiting) response.end('done');
    await caller.closed;

    expect(await drained).toBe(0);
    expect(caller.count).toBe(3);
  });

  it('answers requests that are sent at once while it drains', async () => {
    const caller = await anIdleCaller();
    keepWaiting();

    const { drained } = await beginDrain();
    caller.send(REQUEST.repeat(3));
    while (waiting.length < 3) await once(server, 'request');
    for (const response of waiting) response.end('done');
    await caller.closed;

    expect(await drained).toBe(0);
    expect(caller.count).toBe(4);
  });

  it('waits for a request that has begun to arrive', async () => {
    const idle = await anIdleCaller();
    const caller = await new Caller(port).connected();
    caller.send(REQUEST.slice(0, 20));

    const { drained } = await beginDrain();
    await idle.closed;
    caller.send(REQUEST.slice(20));
    await caller.closed;

    expect(await drained).toBe(0);
    expect(caller.count).toBe(1);
  });

  it('closes connections on which nothing comes', async () => {
    const caller = await anIdleCaller();

    expect(await drain.run(10_000)).toBe(0);
    await caller.closed;
    expect(caller.count).toBe(1);
  });

  it('waits for an answer that had begun before, and then closes its connection', async () => {
    const caller = await aWaitingCaller();
    waiting[0]?.write('do');
    await caller.answers(1);

    const { drained } = await beginDrain();
    waiting[0]?.end('ne');
    await caller.closed;

    expect(await drained).toBe(0);
  });

  it('cuts off what takes longer than it may', async () => {
    const caller = await aWaitingCaller();

    expect(await drain.run(50)).toBe(1);
    await caller.closed;
    expect(caller.count).toBe(0);
  });
});
