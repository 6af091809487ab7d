import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { startCannedStream } from '../support/canned-stream';
import { AS_BACKEND, startServiceHost, type ServiceHost } from './service-host';

/** Sends text to the service, piece by piece; what comes back until the connection is closed. */
async function exchange(host: ServiceHost, ...pieces: string[]): Promise<string> {
  const socket: Socket = connect(host.port, '127.0.0.1');
  for (const piece of pieces) socket.write(piece);
  return text(socket);
}

const bodyOf = (answer: string): unknown => JSON.parse(answer.split('\r\n\r\n')[1] ?? '');

describe('the limits of the service', () => {
  let host: ServiceHost;

  beforeAll(async () => {
    host = await startServiceHost({
      http: {
        bodyLimit: 1000,
        bulkBodyLimit: 1000,
        patience: { headers: 200, request: 400, checkEvery: 50 },
      },
    });
  });

  afterAll(() => host.close());

  it('refuse a body over BODY_LIMIT, whether its length is told', async () => {
    const body = { users: [{ id: 'x'.repeat(2000) }] };
    const told = await host.request('PUT', '/users', body);
    const untold = await fetch(`${host.url}/users`, {
      method: 'PUT',
      headers: { ...AS_BACKEND, 'content-type': 'application/json' },
      body: new Blob([JSON.stringify(body)]).stream(),
      duplex: 'half',
    });

    expect(told).toMatchObject({
      status: 413,
      body: { statusCode: 413, error: 'Payload Too Large', message: 'Request body is too large' },
    });
    expect(untold.status).toBe(413);
  });

  it('refuse headers over 16 KiB', async () => {
    const answer = await exchange(
      host,
      `GET /call-types HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(bodyOf(answer)).toEqual({
      statusCode: 431,
      error: 'Request Header Fields Too Large',
      message: 'The headers of the request are too large.',
    });
  });

  it('refuse what is no HTTP', async () => {
    const answer = await exchange(host, 'hello\r\n\r\n');

    expect(bodyOf(answer)).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'This is no HTTP request.',
    });
  });

  it('let a request have its own response when something broken comes behind it', async () => {
    const good = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
    const answer = await exchange(host, `${good}hello\r\n\r\n`);

    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it.each([
    ['the first byte', ''],
    ['the head of a request', 'GET /call-types HTTP/1.1\r\nhost: x\r\nx-slow: '],
    [
      'the body',
      'PUT /users HTTP/1.1\r\nhost: x\r\nx-api-key: key-for-everything\r\ncontent-type: application/json\r\n' +
        'content-length: 100\r\n\r\n{"users": ',
    ],
  ])('end a connection on which %s never arrives in full', async (_, beginning) => {
    const answer = await exchange(host, beginning);

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(bodyOf(answer)).toEqual({
      statusCode: 408,
      error: 'Request Timeout',
      message: 'The request took too long to arrive.',
    });
  });
});

describe('a request that takes longer than REQUEST_TIMEOUT', () => {
  it('is answered with 504, and its request to Stream is given up', async () => {
    const stream = await startCannedStream((_, raw) => {
      given.push(once(raw, 'close'));
      return undefined;
    });
    const given: Promise<unknown>[] = [];
    const host = await startServiceHost({
      stream: { apiKey: 'key', apiSecret: 'secret', baseUrl: stream.url, timeout: 60_000 },
      http: { requestTimeout: 2000 },
    });

    const { status, headers, body } = await host.request('GET', '/call-types');
    await Promise.all(given);

    expect(status).toBe(504);
    expect(headers.has('content-security-policy')).toBe(true);
    expect(body).toEqual({
      statusCode: 504,
      error: 'Gateway Timeout',
      message: expect.stringContaining('The request was not done within 2000 ms'),
    });
    expect(stream.requests).toHaveLength(1);
    await host.close();
    await stream.close();
  });
});

describe('bodies at the service', () => {
  let host: ServiceHost;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    host = await startServiceHost({
      http: { bodyLimit: 100, bulkBodyLimit: 4000, bufferedBodiesLimit: 5000 },
    });
  });

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  afterAll(() => host.close());

  /** Sends the head of a request, and nothing of the body that it announces. */
  async function begin(path: string, length: number): Promise<Socket> {
    const socket = connect(host.port, '127.0.0.1');
    sockets.push(socket);
    const head = `${path} HTTP/1.1\r\nhost: x\r\nx-api-key: ${AS_BACKEND['x-api-key']}\r\ncontent-type: application/json\r\n`;
    await new Promise<void>((resolve) =>
      socket.write(`${head}content-length: ${length}\r\n\r\n`, () => {
        resolve();
      }),
    );
    return socket;
  }

  it('may be larger for many users than for anything else', async () => {
    const body = { users: [{ id: 'john', name: 'x'.repeat(1000) }], type: 'default' };

    expect((await host.request('POST', '/calls', body)).status).toBe(413);
    expect((await host.request('PUT', '/users', body)).status).toBe(400);
    expect((await host.request('POST', '/unknown', body)).status).toBe(413);
  });

  it('are refused with 503 while others hold all the room, which they give back', async () => {
    const first = await begin('PUT /users', 4000);
    const second = await begin('PUT /users', 1000);
    const refused = await untilStatus(503, () => host.request('PUT', '/users', { users: [] }));
    first.destroy();
    second.destroy();
    const accepted = await untilStatus(400, () => host.request('PUT', '/users', { users: [] }));

    expect(refused.headers.get('retry-after')).toBe('1');
    expect(accepted.status).toBe(400);
  });

  it('that are nested too deep, or have too many values, are never made into values', async () => {
    const parse = jest.spyOn(JSON, 'parse');
    const { status, body } = await host.request(
      'PUT',
      '/users',
      `{"a":${'['.repeat(200)}${']'.repeat(200)}}`,
    );
    const parsed = parse.mock.calls.filter(([text]) => text.startsWith('{"a":['));
    parse.mockRestore();

    expect({ status, message: body.message }).toEqual({
      status: 400,
      message: ['the body must not be nested more than 100 levels deep'],
    });
    expect(parsed).toEqual([]);
  });

  /** Asks until the response has this status: what other connections send may not have arrived yet. */
  async function untilStatus(
    status: number,
    ask: () => ReturnType<ServiceHost['request']>,
  ): ReturnType<ServiceHost['request']> {
    for (let tries = 0; tries < 500; tries++) {
      const response = await ask();
      if (response.status === status) return response;
    }
    throw new Error(`No response had the status ${status}.`);
  }
});

it('the service accepts no more connections than MAX_CONNECTIONS', async () => {
  const host = await startServiceHost({ http: { maxConnections: 2 } });
  const sockets = [connect(host.port, '127.0.0.1'), connect(host.port, '127.0.0.1')];
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const third = connect(host.port, '127.0.0.1');
  third.on('error', () => undefined);

  await expect(once(third, 'close')).resolves.toBeDefined();
  for (const socket of sockets) socket.destroy();
  await host.close();
});
