import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { StreamConnectionError } from '../stream.errors';
import type { Operation } from './operation';

const { aTransport } = useClientFixture();
const GET_CALL: Operation = { name: 'GetCall', method: 'GET', path: '/video/call/default/c1' };
const CHUNK = Buffer.alloc(1024 * 1024, ' ');

describe.each(['undici', 'http'] as const)('a response that never ends, over %s', (transport) => {
  let server: Server;
  let closed: Promise<unknown>;

  beforeEach(async () => {
    server = createServer((_request, response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      const write = (): void => {
        if (response.destroyed) return;
        response.write(CHUNK, write);
      };
      response.writeHead(200, { 'Content-Type': 'application/json' });
      write();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('ends in a typed error that names the limit, and frees its connection and its place', async () => {
    const { port } = server.address() as AddressInfo;
    const client = aTransport(`http://127.0.0.1:${port}`, { transport, retries: 0, timeout: 60_000 });

    const error = await failureOf(client.request(GET_CALL));
    await closed;

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(String(error)).toContain('GetCall');
    expect(String(error)).toContain('33554432');
    expect(client.status().inFlight).toBe(0);
  });
});
