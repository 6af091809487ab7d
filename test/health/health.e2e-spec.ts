import type { LoggerService } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { HealthModule, Readiness, type HealthModuleOptions } from '../../src/health';
import { StreamClient } from '../../src/stream/stream.client';
import { useClientFixture } from '../support/client-fixture';
import type { Answering } from '../support/canned-stream';
import { until } from '../webhooks-durable/until';
import { A_PLATFORM, type Platform } from '../support/platforms';
import { runs } from '../support/runs';
import { useOperatedHosts } from './operated-host';

const fixture = useClientFixture();
const startHost = useOperatedHosts();

const ALIVE = { status: 'ok', info: {}, error: {}, details: {} };
const READY = {
  status: 'ok',
  info: { stream: { status: 'up' } },
  error: {},
  details: { stream: { status: 'up' } },
};

const notOk = (status: 'degraded' | 'error', name: string, reason: string, more: object = {}) => {
  const part = { [name]: { status: 'down', reason, ...more } };
  return { status, info: {}, error: part, details: part };
};

const refusal = (status: number, code: number) => ({
  status,
  body: { code, message: 'GetApp failed with error: "secret words"', StatusCode: status, duration: '0' },
});

/** An app with the health checks, in front of a Stream that answers as told. */
async function aHost(answer?: Answering, platform: Platform = 'Fastify', options: HealthModuleOptions = {}) {
  const server = await fixture.aServer(answer);
  const host = await startHost(platform, { baseUrl: server.url }, [HealthModule.forRoot(options)]);
  return { ...host, server };
}

describe.each(A_PLATFORM)('health on %s', (platform) => {
  it('is alive without asking Stream', async () => {
    const { get, server } = await aHost(() => undefined, platform);

    const { status, json, headers } = await get('/health/live');

    expect([status, json()]).toEqual([200, ALIVE]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(server.requests).toHaveLength(0);
  });

  it('is ready when Stream answers', async () => {
    const { get } = await aHost(undefined, platform);

    const { status, json, headers } = await get('/health/ready');

    expect([status, json()]).toEqual([200, READY]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is degraded, and ready still, when Stream fails: other replicas would do no better', async () => {
    const { get } = await aHost(() => refusal(500, -1), platform);

    const { status, json, headers } = await get('/health/ready');

    expect([status, json()]).toEqual([200, notOk('degraded', 'stream', 'Stream answered with status 500.')]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('answers 503 in the form of @nestjs/terminus then where it is strict, whatever filters there are', async () => {
    const { get } = await aHost(() => refusal(500, -1), platform, { readiness: 'strict' });

    const { status, json, headers } = await get('/health/ready');

    expect([status, json()]).toEqual([503, notOk('error', 'stream', 'Stream answered with status 500.')]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is not ready once it is stopping, and alive still', async () => {
    const { app, get, server } = await aHost(undefined, platform);

    app.get(Readiness, { strict: false }).stopping();

    const { status, json } = await get('/health/ready');
    expect([status, json()]).toEqual([503, notOk('error', 'process', 'It is stopping.')]);
    expect((await get('/health/live')).status).toBe(200);
    expect(server.requests).toHaveLength(0);
  });
});

describe('readiness', () => {
  it('costs at most one request to Stream for hundreds of checks', async () => {
    const { get, server } = await aHost(() => refusal(503, -1));

    for (let round = 0; round < runs(20); round++) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => get('/health/ready')));
      expect(answers.every(({ text }) => text.includes('degraded'))).toBe(true);
    }

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]!.url).toMatch(/^\/api\/v2\/app\?/);
  });

  it('costs nothing where real requests are answered', async () => {
    const { app, get, server } = await aHost();
    await app.get(StreamClient).listRoles();

    const answers = await Promise.all(Array.from({ length: 100 }, () => get('/health/ready')));

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it('is red where Stream has never accepted the credentials, which other replicas may have right', async () => {
    const { get } = await aHost(() => refusal(401, 5));

    const { status, json, text } = await get('/health/ready');

    const reason = 'Stream refused the credentials (status 401).';
    expect([status, json()]).toEqual([503, notOk('error', 'stream', reason, { scope: 'replica' })]);
    expect(text).not.toContain('secret');
  });

  it('is degraded when Stream refuses credentials that it has accepted, as it would those of all replicas', async () => {
    let accepts = true;
    const { app, get } = await aHost(() => (accepts ? {} : refusal(401, 5)));
    const client = app.get(StreamClient);
    await client.listRoles();
    accepts = false;
    await expect(client.listRoles()).rejects.toThrow();

    const { status, json } = await get('/health/ready');

    expect([status, json()]).toEqual([
      200,
      notOk('degraded', 'stream', 'Stream refused the credentials (status 401).'),
    ]);
  });

  it('is degraded with the circuit, and finds out by itself when Stream is back', async () => {
    let isAway = true;
    const server = await fixture.aServer(() => (isAway ? refusal(503, -1) : {}));
    const stream = { baseUrl: server.url, circuitBreaker: { retryAfter: 500 } };
    const { app, get } = await startHost('Fastify', stream, [HealthModule.forRoot()]);
    const client = app.get(StreamClient);
    const findUser = (id: string) =>
      client.queryUsers({ payload: { filter_conditions: { id } } }, { retries: 0 });
    await Promise.allSettled(Array.from({ length: 20 }, (_, number) => findUser(`user-${number}`)));
    expect(client.status().circuit).toBe('open');
    expect((await get('/health/ready')).json().status).toBe('degraded');

    isAway = false;
    await until(async () => (await get('/health/ready')).json().status === 'ok');

    expect(client.status().circuit).toBe('closed');
  });

  it('is logged when it changes, and not with every check', async () => {
    const lines: string[] = [];
    const note = (line: string) => void lines.push(line);
    const logger: LoggerService = { log: note, error: note, warn: note };
    let isAway = true;
    const { app, get } = await aHost(() => (isAway ? refusal(503, -1) : {}));
    app.useLogger(logger);

    for (let check = 0; check < 3; check++) await get('/health/ready');
    isAway = false;
    await app.get(StreamClient).listRoles();
    for (let check = 0; check < 3; check++) await get('/health/ready');
    app.get(Readiness, { strict: false }).stopping();
    for (let check = 0; check < 3; check++) await get('/health/ready');

    expect(lines).toEqual([
      'Degraded: {"stream":{"reason":"Stream answered with status 503.","status":"down"}}',
      'Ready again.',
      'Not ready: {"process":{"reason":"It is stopping.","status":"down"}}',
    ]);
  });

  it('has a place in the documentation, as something that takes no credentials', async () => {
    const { app } = await aHost();

    const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());

    expect(Object.keys(paths)).toEqual(['/health/live', '/health/ready']);
    expect(paths['/health/ready']!.get).toMatchObject({ security: [], tags: ['Stream Video health'] });
    expect(Object.keys(paths['/health/ready']!.get!.responses)).toEqual(['200', '503']);
  });
});
