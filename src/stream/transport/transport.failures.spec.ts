import type { AxiosInstance } from 'axios';
import { inspect } from 'node:util';
import type { Answering } from '../../../test/support/canned-stream';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { startCannedStream } from '../../../test/support/canned-stream';
import { StreamApiError, StreamConnectionError, StreamTimeoutError } from '../stream.errors';
import { GET_CALL, getCall, UPDATE_CALL } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

const RATE_LIMIT_HEADERS = {
  'X-RateLimit-Limit': '1000',
  'X-RateLimit-Remaining': '999',
  'X-RateLimit-Reset': '1767225660',
};

describe('the stack of an error', () => {
  it.each([
    ['a read', GET_CALL],
    ['a write', UPDATE_CALL],
  ])('leads to the code that asked for %s', async (_, request) => {
    const server = await aServer(() => ({ status: 404, body: { code: 16, message: 'none' } }));
    const transport = aTransport(server.url);
    async function codeOfTheHost(): Promise<void> {
      await transport.send(...request);
    }

    const error = await failureOf(codeOfTheHost());
    expect((error as Error).stack).toMatch(/^StreamApiError: \w+ failed with status 404[^]*codeOfTheHost/);
  });

  it('stays that of the request that was sent where reads shared it', async () => {
    const server = await aServer(() => ({ status: 404, body: { code: 16, message: 'none' } }));
    const transport = aTransport(server.url);
    async function first(): Promise<void> {
      await transport.send(...GET_CALL);
    }
    async function second(): Promise<void> {
      await transport.send(...GET_CALL);
    }

    const [error, same] = await Promise.all([failureOf(first()), failureOf(second())]);
    expect(same).toBe(error);
    expect((error as Error).stack).toMatch(/ at (?:async )?first /);
  });
});

describe.each(['undici', 'http'] as const)('a failure over %s', (transport) => {
  it("turns Stream's refusal into a StreamApiError", async () => {
    const body = {
      code: 16,
      message: 'GetCall failed with error: "Can\'t find call with id default:c1"',
      StatusCode: 404,
    };
    const server = await aServer(() => ({ status: 404, headers: RATE_LIMIT_HEADERS, body }));
    const error = await failureOf(aTransport(server.url, { transport }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamApiError);
    expect(error).toMatchObject({
      operation: 'GetCall',
      status: 404,
      code: 16,
      rateLimit: { remaining: 999 },
      requestId: server.requests[0]!.headers['x-client-request-id'],
    });
  });

  it.each(['<html>', '', '[]', 'null', '"x"'])('refuses the body %j of a success', async (body) => {
    const server = await aServer(() => ({ body }));
    const error = await failureOf(aTransport(server.url, { transport }).send(...GET_CALL));
    expect(error).toMatchObject({ name: 'StreamApiError', status: 200, code: undefined, retryable: false });
  });

  it('does not follow redirects', async () => {
    const elsewhere = await aServer();
    const server = await aServer(() => ({ status: 302, headers: { Location: `${elsewhere.url}/` } }));
    const error = await failureOf(aTransport(server.url, { transport }).send(...GET_CALL));
    expect(error).toMatchObject({ name: 'StreamApiError', status: 302 });
    expect(elsewhere.requests).toEqual([]);
  });

  it('gives up after the timeout, however the answer trickles in', async () => {
    const server = await aServer((_, raw) => {
      raw.writeHead(200);
      const trickle = setInterval(() => raw.write(' '), 10);
      raw.once('close', () => {
        clearInterval(trickle);
      });
      return undefined;
    });
    const error = await failureOf(aTransport(server.url, { transport, timeout: 80 }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamTimeoutError);
    expect(error).toMatchObject({ operation: 'GetCall', timeout: 80, requestId: expect.any(String) });
  });

  it('counts the wait for a free connection towards the timeout, and then sends nothing', async () => {
    let answerFirst = (): void => undefined;
    const server = await aServer((_, raw) => {
      if (server.requests.length > 1) return {};
      answerFirst = () => raw.end('{}');
      arrived();
      return undefined;
    });
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const timeouts = [10_000, 30, 10_000];
    const configureAxios = (instance: AxiosInstance): void => {
      instance.interceptors.request.use((config) => ({ ...config, timeout: timeouts.shift() }));
    };
    const client = aTransport(server.url, { transport, connections: 1, configureAxios });

    const first = client.send(...GET_CALL);
    await arrival;
    expect(await failureOf(client.send(...getCall('late')))).toBeInstanceOf(StreamTimeoutError);
    answerFirst();
    await first;
    await client.send(...getCall('third'));

    expect(server.requests.map(({ url }) => url.split('?')[0])).toEqual([
      '/api/v2/video/call/default/c1',
      '/api/v2/video/call/default/third',
    ]);
  });

  it('says so when nobody listens', async () => {
    const server = await startCannedStream();
    await server.close();
    const error = await failureOf(aTransport(server.url, { transport }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({
      operation: 'GetCall',
      code: 'ECONNREFUSED',
      requestId: expect.any(String),
    });
  });

  it('says so when the connection breaks', async () => {
    const server = await aServer((_, raw) => {
      raw.socket?.destroy();
      return undefined;
    });
    const error = await failureOf(aTransport(server.url, { transport }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamConnectionError);
  });

  it.each<[string, Answering]>([
    ['a refusal', () => ({ status: 401, body: { code: 5, message: 'x' } })],
    ['a broken connection', (_, raw) => void raw.socket?.destroy()],
    ['a timeout', () => undefined],
    ['nonsense', () => ({ body: 'nonsense' })],
  ])('keeps the token out of the error of %s', async (_, answer) => {
    const server = await aServer(answer);
    const error = await failureOf(aTransport(server.url, { transport, timeout: 60 }).send(...GET_CALL));
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain(
      'signature-of-the-server-token',
    );
    expect(JSON.stringify(error)).not.toContain('signature-of-the-server-token');
  });
});
