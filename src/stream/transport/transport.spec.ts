import type { ServerResponse } from 'node:http';
import { failureOf, SERVER_TOKEN, useClientFixture } from '../../../test/support/client-fixture';
import { StreamConnectionError } from '../stream.errors';
import { GET_CALL, QUERY_CALLS } from '../../../test/support/prepared-requests';
import { VERSION } from './version';

const { aServer, aTransport } = useClientFixture();

const RATE_LIMIT_HEADERS = {
  'X-RateLimit-Limit': '1000',
  'X-RateLimit-Remaining': '999',
  'X-RateLimit-Reset': '1767225660',
};

describe.each(['undici', 'http'] as const)('Transport over %s', (transport) => {
  it('sends what every request carries', async () => {
    const server = await aServer();
    await aTransport(server.url, { transport, userAgentSuffix: 'my-app/2.1' }).send(...GET_CALL);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/api/v2/video/call/default/c1?api_key=key%261',
      body: undefined,
      headers: {
        authorization: SERVER_TOKEN,
        'stream-auth-type': 'jwt',
        'x-stream-client': `nestjs-getstream-${VERSION}`,
        'user-agent': `nestjs-getstream/${VERSION} my-app/2.1`,
        'content-type': 'application/json',
        'x-client-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
      },
    });
  });

  it('sends the query and the body', async () => {
    const server = await aServer();
    await aTransport(server.url, { transport }).send(QUERY_CALLS[0], {
      query: { payload: { a: 'ü&' } },
      body: { starts_at: new Date(0), name: 'Jürgen 💡' },
    });
    expect(server.requests[0]!.url).toBe(
      '/api/v2/video/calls?api_key=key%261&payload=%7B%22a%22%3A%22%C3%BC%26%22%7D',
    );
    expect(server.requests[0]!.body).toEqual({ starts_at: '1970-01-01T00:00:00.000Z', name: 'Jürgen 💡' });
  });

  it('keeps the path of the base URL', async () => {
    const server = await aServer();
    await aTransport(`${server.url}/proxy/stream/`, { transport }).send(...GET_CALL);
    expect(server.requests[0]!.url).toBe('/proxy/stream/api/v2/video/call/default/c1?api_key=key%261');
  });

  it('gives a decoded body with its metadata', async () => {
    const body = {
      call: { created_at: 1_767_225_601_000_000_000, custom: { created_at: 1 } },
      duration: '1ms',
    };
    const server = await aServer(() => ({ status: 201, headers: RATE_LIMIT_HEADERS, body }));
    const response = await aTransport(server.url, { transport }).send(...GET_CALL);
    expect(response).toEqual({
      call: { created_at: new Date(1_767_225_601_000), custom: { created_at: 1 } },
      duration: '1ms',
    });
    expect(response.metadata).toEqual({
      status: 201,
      requestId: server.requests[0]!.headers['x-client-request-id'],
      attempts: 1,
      rateLimit: { limit: 1000, remaining: 999, reset: new Date(1_767_225_660_000) },
      serverDate: expect.any(Date),
    });
  });

  it('reads an answer that arrives in many pieces', async () => {
    const text = JSON.stringify({ value: '💡ü'.repeat(50_000) });
    const server = await aServer((_, raw) => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += 1021) raw.write(bytes.subarray(at, at + 1021));
      raw.end();
      return undefined;
    });
    await expect(aTransport(server.url, { transport }).send(...GET_CALL)).resolves.toEqual(JSON.parse(text));
  });

  it('finishes what is under way when it closes, and takes no more', async () => {
    const arrived: ServerResponse[] = [];
    let onArrival = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (onArrival = resolve));
    const server = await aServer((_, raw) => {
      arrived.push(raw);
      onArrival();
      return undefined;
    });
    const client = aTransport(server.url, { transport });
    const pending = client.send(...GET_CALL);
    await arrival;
    const closing = client.close();
    arrived[0]!.end('{"late":true}');
    await expect(pending).resolves.toEqual({ late: true });
    await closing;
    const error = await failureOf(client.send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({ message: expect.stringContaining('the client was closed') });
  });
});

describe('Transport', () => {
  it('refuses what it cannot encode before anything is sent', async () => {
    const server = await aServer();
    const body = { starts_at: new Date('soon') };
    const error = await failureOf(aTransport(server.url).send(QUERY_CALLS[0], { body }));
    expect(error).toMatchObject({
      name: 'StreamValidationError',
      message: 'request.starts_at is an invalid date.',
    });
    expect(server.requests).toEqual([]);
  });
});
