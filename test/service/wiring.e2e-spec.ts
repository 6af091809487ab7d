import { connectRedis } from '../../src/redis/connect-redis';
import { KEY, READER_KEY } from '../rest/rest-host';
import { describeWithRedis } from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';
import { startServiceHost } from './service-host';

describe('the service', () => {
  it('counts its answers by route at /metrics, for those with the scope', async () => {
    const host = await startServiceHost({ metrics: 'scope' });

    await host.request('POST', '/users/query', { unknown: 1 });
    await host.request('GET', '/nowhere');
    const forbidden = await host.request('GET', '/metrics', undefined, { 'x-api-key': READER_KEY });
    const metrics = await (await fetch(`${host.url}/metrics`, { headers: { 'x-api-key': KEY } })).text();
    await host.close();

    expect(forbidden.status).toBe(403);
    expect(metrics).toContain(
      'http_server_requests_total{method="POST",route="/users/query",status="400"} 1',
    );
    expect(metrics).toContain('http_server_requests_total{method="GET",route="unmatched",status="404"} 1');
  });

  it('has no /metrics unless it is asked for', async () => {
    const host = await startServiceHost();

    expect((await host.request('GET', '/metrics')).status).toBe(404);
    await host.close();
  });
});

describeWithRedis('the service with REDIS_URL', (redisUrl) => {
  it('shares one connection among rate limits, idempotency keys, budgets and health', async () => {
    const redis = await connectRedis(redisUrl(), 'fail');
    const connections = async () =>
      String(await redis.call('CLIENT', 'LIST'))
        .trim()
        .split('\n').length;
    const before = await connections();
    const host = await startServiceHost({
      redisUrl: redisUrl(),
      rateLimits: { perAddress: 100, perPrincipal: 100 },
    });
    await host.request('GET', '/health/ready');
    // Those of the queue of webhooks: its commands, its worker, and the worker's waiting for jobs.
    const ofTheQueue = 3;

    expect((await connections()) - before).toBe(ofTheQueue + 1);
    await host.close();
    await until(async () => (await connections()) === before);
    redis.disconnect();
  });
});
