import { HealthModule, type HealthModuleOptions } from '../../src/health';
import { connectRedis } from '../../src/redis/connect-redis';
import { useClientFixture } from '../support/client-fixture';
import { findRedisServer, startRedis, describeWithRedis } from '../webhooks-durable/redis-server';
import { useOperatedHosts } from './operated-host';

const fixture = useClientFixture();
const startHost = useOperatedHosts();

/** An app with the health checks, in front of a Stream that works. */
async function aHost(options: HealthModuleOptions) {
  const { url } = await fixture.aServer();
  return startHost('Fastify', { baseUrl: url }, [HealthModule.forRoot(options)]);
}

describeWithRedis('readiness with Redis', (redisUrl) => {
  it.each([
    ['fail', 'tolerant', 200, 'degraded'],
    ['wait', 'tolerant', 200, 'degraded'],
    ['fail', 'strict', 503, 'error'],
  ] as const)(
    'when Redis goes away, for a client that is to %s and a readiness that is %s, is %d and %s',
    async (onOutage, readiness, statusCode, status) => {
      const server = await startRedis(findRedisServer()!);
      const redis = await connectRedis(server.url, onOutage);
      const { get } = await aHost({ redis, readiness });
      const before = await get('/health/ready');
      expect([before.status, Object.keys(before.json().info)]).toEqual([200, ['stream', 'redis']]);

      await server.stop();
      const after = await get('/health/ready');

      redis.disconnect();
      expect([after.status, after.json().status]).toEqual([statusCode, status]);
      expect(after.json().error).toEqual({
        redis: { status: 'down', reason: expect.stringMatching(/^Redis (gave no answer|cannot be reached)/) },
      });
      expect(after.json().info).toEqual({ stream: { status: 'up' } });
    },
  );

  it('is green with warnings where Redis may lose data', async () => {
    const redis = await connectRedis(redisUrl(), 'fail');
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const { get } = await aHost({ redis });

    const { status, json } = await get('/health/ready');
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    redis.disconnect();

    expect([status, json().status]).toEqual([200, 'ok']);
    expect(json().details.redis).toEqual({
      status: 'up',
      warnings: [
        expect.stringContaining('`appendonly no`'),
        expect.stringContaining('`maxmemory-policy allkeys-lru`'),
      ],
    });
  });

  it('is degraded where Redis is full', async () => {
    const redis = await connectRedis(redisUrl(), 'fail');
    await redis.config('SET', 'maxmemory', '1');
    const { get } = await aHost({ redis });

    const { status, json } = await get('/health/ready');
    await redis.config('SET', 'maxmemory', '0');
    redis.disconnect();

    expect([status, json().status]).toEqual([200, 'degraded']);
    expect(json().error.redis).toEqual({
      status: 'down',
      reason: 'Redis is full (`maxmemory`), and refuses new data.',
    });
  });
});
