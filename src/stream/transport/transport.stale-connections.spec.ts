import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ServerResponse } from 'node:http';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { freePort } from '../../../test/support/free-port';
import { startTunnelProxy } from '../../../test/support/tunnel-proxy';
import { StreamConnectionError } from '../stream.errors';
import type { StreamClientOptions } from '../stream.options';
import {
  GET_CALL,
  RING_CALL,
  SEND_EVENT,
  type PreparedRequest,
} from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

const UNSAFE: [string, PreparedRequest][] = [
  ['RingCall', RING_CALL],
  ['SendCallEvent', SEND_EVENT],
];

const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['axios over undici', { configureAxios: () => undefined }],
  ['axios over http', { transport: 'http' }],
];

const BODY = '{"duration":"1.00ms"}';
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;

let server: Server;
/** The first line of each request, as it arrived. */
let requests: string[];
let connections: number;

/** @param onRequest what is done with a request on a connection, which is the nth on it, from 1 */
async function listen(onRequest: (socket: Socket, nth: number) => void): Promise<string> {
  requests = [];
  connections = 0;
  server = createServer((socket) => {
    connections++;
    let nth = 0;
    socket
      .on('error', () => undefined)
      .on('data', (chunk: Buffer) => {
        const line = /^(GET|POST) \S+/.exec(chunk.toString())?.[0];
        // The rest of a request whose head came before.
        if (line === undefined) return;
        requests.push(line.replace(/\?.*/, ''));
        onRequest(socket, ++nth);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe.each(WAYS)('an idle connection over %s', (_, options) => {
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  describe.each(UNSAFE)('that breaks under %s', (_name, operation) => {
    it.each(['destroy', 'resetAndDestroy'] as const)('(%s) ends it, as it was written', async (how) => {
      const url = await listen((socket, nth) => {
        if (nth === 1) socket.write(ANSWER);
        else socket[how]();
      });
      const transport = aTransport(url, { ...options, connections: 1, retries: 3 });
      await transport.send(...GET_CALL);

      const error = await failureOf(transport.send(...operation));
      await transport.close();

      expect(error).toBeInstanceOf(StreamConnectionError);
      expect(error).toMatchObject({ neverSent: false });
      expect(requests).toHaveLength(2);
    });
  });

  it('that breaks under a read has it retried', async () => {
    const url = await listen((socket, nth) => {
      if (nth === 1) socket.write(ANSWER);
      else socket.destroy();
    });
    const transport = aTransport(url, { ...options, connections: 1, retries: 3 });
    await transport.send(...GET_CALL);

    await expect(transport.send(...GET_CALL)).resolves.toBeDefined();
    await transport.close();
    expect(connections).toBe(2);
  });

  it('that breaks while requests wait for it leaves them to another, once', async () => {
    let first: Socket | undefined;
    const url = await listen((socket) => {
      if (first) socket.write(ANSWER);
      else first = socket;
    });
    const transport = aTransport(url, { ...options, connections: 1, retries: 0 });
    const failed = failureOf(transport.send(...GET_CALL));
    while (first === undefined) await new Promise(setImmediate);
    const waiting = UNSAFE.map(([, operation]) => transport.send(...operation));
    first.destroy();

    expect(await failed).toBeInstanceOf(StreamConnectionError);
    await expect(Promise.all(waiting)).resolves.toHaveLength(2);
    await transport.close();
    expect(requests).toEqual([expect.stringContaining('GET'), expect.any(String), expect.any(String)]);
    expect(new Set(requests).size).toBe(3);
  });

  it('that the server closes as the next request begins never has one arrive twice', async () => {
    let turns = 0;
    const url = await listen((socket) => {
      socket.write(ANSWER);
      // At different moments of the client, which sends again at once.
      let left = turns++ % 5;
      const end = (): void => {
        if (left-- > 0) setImmediate(end);
        else socket.destroy();
      };
      end();
    });
    const transport = aTransport(url, { ...options, connections: 1, retries: 3 });

    for (let count = 0; count < 50; count++) {
      const before = requests.length;
      const error: unknown = await transport.send(...RING_CALL).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      const arrived = requests.length - before;
      // What fails was written, whether it arrived or not; what never left was sent by another connection.
      expect([undefined, false]).toContain((error as StreamConnectionError | undefined)?.neverSent);
      expect(arrived).toBeLessThanOrEqual(1);
      expect(error === undefined ? arrived : 1).toBe(1);
    }
    await transport.close();
  });
});

/** The clock goes on, and no timer does, as for a process that was frozen. */
function freeze(milliseconds: number): void {
  const now = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => now() + milliseconds);
}

describe.each<[string, StreamClientOptions, number]>([
  ['undici', { maxConnectionAge: 20_000 }, 21_000],
  ['axios over undici', { maxConnectionAge: 20_000, configureAxios: () => undefined }, 21_000],
  ['axios over http', { maxConnectionAge: 20_000, transport: 'http' }, 21_000],
  ['axios over http, by its idle time', { keepAliveTimeout: 20_000, transport: 'http' }, 21_000],
])('a process that was frozen, over %s', (_, options, pause) => {
  it.each([
    ['less', 1000, 1],
    ['longer', pause, 2],
  ])(
    'for %s than a connection may last sends by that from before or not',
    async (_name, milliseconds, opened) => {
      const ports = new Set<number | undefined>();
      const canned = await aServer((_request, raw: ServerResponse) => {
        ports.add(raw.socket?.remotePort);
        return {};
      });
      const transport = aTransport(canned.url, { ...options, connections: 1 });
      await transport.send(...GET_CALL);

      freeze(milliseconds);
      await transport.send(...RING_CALL);

      expect(ports.size).toBe(opened);
      expect(canned.requests).toHaveLength(2);
    },
  );

  it('makes a new tunnel when there is a proxy', async () => {
    const canned = await aServer();
    const proxy = await startTunnelProxy(canned.url);
    const transport = aTransport('http://stream.invalid', {
      ...options,
      connections: 1,
      proxy: `http://${proxy.host}`,
    });
    await transport.send(...GET_CALL);

    freeze(pause);
    await transport.send(...RING_CALL);
    await transport.close();
    await proxy.close();

    expect(proxy.connects).toHaveLength(2);
  });
});

describe('a connection that there never was', () => {
  it.each(WAYS.slice(0, 2))('over %s, proves that nothing left', async (_, options) => {
    const transport = aTransport(`http://127.0.0.1:${await freePort()}`, { ...options, retries: 1 });

    const error = await failureOf(transport.send(...RING_CALL));
    await transport.close();

    expect(error).toMatchObject({ code: 'ECONNREFUSED', neverSent: true });
  });
});
