import { connect } from 'node:net';
import { once } from 'node:events';
import { Pool } from 'undici';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { OPERATIONS } from '../../src/stream/operations';
import { KEY, startRestHost, type RestHost } from '../rest/rest-host';
import { ROUTES } from '../rest/routes';
import { seededRandom, type Random } from './seeded-random';
import { anyPath, anyBody, anyHeaders } from './wild-requests';

const PARALLEL = 32;
const SEED = 20_260_101;

/** Sends so many requests made up from a seed to the REST API, and a few that are no HTTP. */
export function describeFuzz(requests: number): void {
  describe(`${requests} requests that nobody should send`, () => {
    let emulator: StreamEmulator;
    let host: RestHost;
    let pool: Pool;
    const statuses = new Map<number, number>();
    const faults: string[] = [];

    beforeAll(async () => {
      emulator = await startStreamEmulator();
      for (const operation of Object.keys(OPERATIONS)) emulator.rateLimits.set(operation, 1_000_000);
      const { apiKey, apiSecret, url } = emulator;
      host = await startRestHost('Fastify', { apiKey, apiSecret, baseUrl: url, deadline: 60_000 });
      pool = new Pool(host.url, { connections: PARALLEL });
    });

    afterAll(async () => {
      await pool.destroy();
      await host.close();
      await emulator.close();
    });

    it('are answered without a fault of ours', async () => {
      const random = seededRandom(SEED);
      let sent = 0;
      const work = async (): Promise<void> => {
        while (sent < requests) {
          sent++;
          await send(aRequest(random));
        }
      };
      await Promise.all(Array.from({ length: PARALLEL }, work));

      expect(faults.slice(0, 10)).toEqual([]);
      expect(statuses.get(400)).toBeGreaterThan(requests / 10);
      expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(requests);
    });

    it.each([
      'GET /users/\u0000 HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
      'POST /calls HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      'POST /calls HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      'GET / HTTP/9.9\r\n\r\n',
      '\u0016\u0003\u0001',
    ])('end in a refusal when they are no HTTP: %j', async (text) => {
      const socket = connect(Number(new URL(host.url).port), '127.0.0.1');
      await once(socket, 'connect');
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      socket.end(text);
      await once(socket, 'close');

      expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
      const after = await host.request('GET', '/call-types');
      expect(after.status).toBe(200);
    });

    interface WildRequest {
      readonly method: string;
      readonly path: string;
      readonly headers: Record<string, string>;
      readonly body: string | Buffer | null;
    }

    function aRequest(random: Random): WildRequest {
      const route = random.oneOf(ROUTES);
      const body = random.chance(0.85) ? anyBody(random, route.body) : null;
      return {
        method: random.chance(0.9)
          ? route.method
          : random.oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']),
        path: anyPath(random, route.path),
        headers: { 'x-api-key': KEY, ...anyHeaders(random, body) },
        body,
      };
    }

    async function send(request: WildRequest): Promise<void> {
      const { statusCode, body } = await pool.request(request);
      const text = await body.text();
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      if (statusCode < 500) return;
      faults.push(
        `${statusCode} ${text.slice(0, 200)} to ${request.method} ${request.path.slice(0, 200)} ${String(request.body).slice(0, 300)}`,
      );
    }
  });
}
