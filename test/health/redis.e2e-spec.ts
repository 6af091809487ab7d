import { HealthModule } from '../../src/health';
import { connectRedis } from '../../src/redis/connect-redis';
import { useClientFixture } from '../support/client-fixture';
import { findRedisServer, startRedis, describeWithRedis } from '../webhooks-durable/redis-server';
import { useOperatedHosts } from './operated-host';

const fixture = useClientFixture();
const startHost = useOperatedHosts();

describeWithRedis('readiness with Redis', () => {
  it.each(['fail', 'wait'] as const)(
    'turns red when Redis goes away, for a client that is to %s',
    async (onOutage) => {
      const server = await startRedis(findRedisServer()!);
      const redis = await connectRedis(server.url, onOutage);
      const { url } = await fixture.aServer();
      const { get } = await startHost('Fastify', { baseUrl: url }, [HealthModule.forRoot({ redis })]);
      const before = await get('/health/ready');
      expect([before.status, Object.keys(before.json().info)]).toEqual([200, ['stream', 'redis']]);

      await server.stop();
      const after = await get('/health/ready');

      redis.disconnect();
      expect(after.status).toBe(503);
      expect(after.json().error).toEqual({
        redis: { status: 'down', reason: expect.stringMatching(/^Redis (gave no answer|cannot be reached)/) },
      });
      expect(after.json().info).toEqual({ stream: { status: 'up' } });
    },
  );
});
