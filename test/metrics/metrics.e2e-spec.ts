import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Counter, Registry } from 'prom-client';
import { AccessModule } from '../../src/access/access.module';
import { ApiKeyAuthenticator } from '../../src/access/authenticators/api-key/api-key.authenticator';
import { MetricsModule, RestMetrics } from '../../src/metrics';
import { StreamClient } from '../../src/stream/stream.client';
import { StreamModule } from '../../src/stream/stream.module';
import { StreamWebhooksModule } from '../../src/webhooks';
import { useOperatedHosts } from '../health/operated-host';
import { useClientFixture } from '../support/client-fixture';
import { A_PLATFORM, type Platform } from '../support/platforms';

const fixture = useClientFixture();
const startHost = useOperatedHosts();

const SCRAPER = { 'x-api-key': 'key-of-the-scraper' };
const READER = { 'x-api-key': 'key-of-a-reader' };

const access = () =>
  AccessModule.forRoot({
    authenticators: [
      new ApiKeyAuthenticator([
        { name: 'prometheus', key: SCRAPER['x-api-key'], scopes: ['metrics:read'] },
        { name: 'reader', key: READER['x-api-key'], scopes: ['users:read'] },
      ]),
    ],
  });

/** An app with metrics, in front of a Stream that answers everything with success. */
async function aHost(platform: Platform = 'Fastify', metrics = MetricsModule.forRoot()) {
  const { url: baseUrl } = await fixture.aServer();
  const eu = StreamModule.forRoot({ name: 'eu', apiKey: 'key-eu', apiSecret: 'secret', baseUrl });
  return startHost(platform, { baseUrl }, [access(), eu, StreamWebhooksModule.forRoot(), metrics]);
}

/** As the service does. */
function observeAnswers(app: INestApplication): void {
  const metrics = app.get(RestMetrics);
  const fastify = (app as NestFastifyApplication).getHttpAdapter().getInstance();
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const { statusCode: status, elapsedTime: duration } = reply;
    metrics.observe({ method, route: routeOptions.url, status, duration });
    done();
  });
}

describe.each(A_PLATFORM)('GET /metrics on %s', (platform) => {
  it('answers those who have the scope, in the format of Prometheus', async () => {
    const { get } = await aHost(platform);

    const { status, headers, text } = await get('/metrics', SCRAPER);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('# TYPE stream_client_requests_total counter');
    expect(text).toContain('stream_client_circuit_state{client="default",state="closed"} 1');
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('answers nobody else', async () => {
    const { get } = await aHost(platform);

    const [nobody, reader] = await Promise.all([get('/metrics'), get('/metrics', READER)]);

    expect([nobody.status, reader.status]).toEqual([401, 403]);
    expect(reader.json().message).toContain('metrics:read');
  });
});

describe('the metrics', () => {
  it('count the requests of the client of the app, and of none but the clients they are told of', async () => {
    const { app, get } = await aHost('Fastify', MetricsModule.forRoot({ clients: ['eu'] }));

    await app.get(StreamClient).getApp();

    const { text } = await get('/metrics', SCRAPER);
    expect(text).toContain(
      'stream_client_requests_total{client="default",operation="GetApp",status="200",retry="false"} 1\n',
    );
    expect(text).toContain('stream_client_requests_in_flight{client="eu"} 0\n');
    expect((await (await aHost()).get('/metrics', SCRAPER)).text).not.toContain('client="eu"');
  });

  it('count webhooks', async () => {
    const { app, get } = await aHost();
    await fetch(`${await app.getUrl()}/webhooks/stream`, { method: 'POST', body: '{}' });

    const { text } = await get('/metrics', SCRAPER);

    expect(text).toMatch(/^stream_webhooks_refused_total\{reason=".+"\} 1$/m);
  });

  it('go where the host wants them, without those of the process', async () => {
    const registry = new Registry();
    const { get } = await aHost('Fastify', MetricsModule.forRoot({ registry }));

    const { text } = await get('/metrics', SCRAPER);

    expect(text).toBe(await registry.metrics());
    expect(text).not.toContain('process_');
  });

  it('of an app are gone from the registry when it is closed, so that another can start there', async () => {
    const registry = new Registry();
    const counter = new Counter({ name: 'own_total', help: 'Of the host.', registers: [registry] });
    counter.inc();
    const before = await registry.metrics();

    const names: string[][] = [];
    while (names.length < 2) {
      const { app } = await aHost('Fastify', MetricsModule.forRoot({ registry }));
      await app.get(StreamClient).getApp();
      names.push(registry.getMetricsAsArray().map(({ name }) => name));
      await app.close();
    }

    expect(names[0]).toEqual(names[1]);
    expect(names[0]).toContain('stream_client_requests_total');
    expect(await registry.metrics()).toBe(before);
  });

  it('of two apps on one registry add up, and stay when one is closed', async () => {
    const registry = new Registry();
    const start = () => aHost('Fastify', MetricsModule.forRoot({ registry }));
    const [one, other] = [await start(), await start()];
    const requests = async () =>
      (await other.get('/metrics', SCRAPER)).text
        .split('\n')
        .filter((line) => /^stream_client_(requests_total|request_duration_seconds_count)/.test(line));
    const counted = (count: number) => [
      `stream_client_requests_total{client="default",operation="GetApp",status="200",retry="false"} ${count}`,
      `stream_client_request_duration_seconds_count{client="default",operation="GetApp"} ${count}`,
    ];

    await one.app.get(StreamClient).getApp();
    await other.app.get(StreamClient).getApp();
    expect(await requests()).toEqual(counted(2));
    await one.app.close();
    await other.app.get(StreamClient).getApp();

    expect(await requests()).toEqual(counted(3));
    expect(await registry.metrics()).toContain(
      'stream_client_circuit_state{client="default",state="closed"} 1\n',
    );
    expect(registry.getSingleMetric('http_server_requests_total')).toBeDefined();
    expect(registry.getSingleMetric('stream_webhooks_refused_total')).toBeDefined();
    await other.app.close();
    expect(registry.getMetricsAsArray()).toEqual([]);
  });

  it('count every answer of the server, those included that no controller gave', async () => {
    const { url: baseUrl } = await fixture.aServer();
    const { get } = await startHost(
      'Fastify',
      { baseUrl },
      [access(), MetricsModule.forRoot()],
      observeAnswers,
    );

    await get('/metrics');
    await get('/no/such/route?with=query');
    await get('/metrics', SCRAPER);
    const { text } = await get('/metrics', SCRAPER);

    const samples = text.split('\n').filter((line) => line.startsWith('http_server_requests_total{'));
    expect(samples.sort()).toEqual([
      'http_server_requests_total{method="GET",route="/metrics",status="200"} 1',
      'http_server_requests_total{method="GET",route="/metrics",status="401"} 1',
      'http_server_requests_total{method="GET",route="unmatched",status="404"} 1',
    ]);
  });
});
