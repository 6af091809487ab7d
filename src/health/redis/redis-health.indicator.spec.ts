import { HealthIndicatorService } from '@nestjs/terminus';
import { RedisHealthIndicator } from './redis-health.indicator';

const anIndicator = () => new RedisHealthIndicator(new HealthIndicatorService());

const PERSISTENT = 'aof_enabled:1\r\naof_last_write_status:ok';
const ROOMY = 'used_memory:1\r\nmaxmemory:100\r\nmaxmemory_policy:noeviction';
const FULL = 'used_memory:100\r\nmaxmemory:100\r\nmaxmemory_policy:noeviction';

/** A Redis that answers PING, and tells of itself what it is given. */
const aRedis = (persistence: string, memory: string) => ({
  call: jest.fn((command: string, section?: string) =>
    Promise.resolve(command === 'INFO' ? { persistence, memory }[section ?? ''] : 'PONG'),
  ),
});

describe('RedisHealthIndicator', () => {
  it('is up when Redis answers', async () => {
    const redis = aRedis(PERSISTENT, ROOMY);

    expect(await anIndicator().isHealthy('redis', redis)).toEqual({ redis: { status: 'up' } });
    expect(redis.call).toHaveBeenCalledWith('PING');
  });

  it('is up with warnings when Redis may lose data, or does not tell', async () => {
    const redis = aRedis('aof_enabled:0', '');

    expect(await anIndicator().isHealthy('redis', redis)).toEqual({
      redis: {
        status: 'up',
        warnings: [
          'Redis does not persist (`appendonly no`): when it crashes, accepted data is lost.',
          'Redis does not tell how full it is, or whether it evicts keys (`maxmemory-policy`).',
        ],
      },
    });
  });

  it('is down when Redis is full, whatever else there is', async () => {
    expect(await anIndicator().isHealthy('redis', aRedis('aof_enabled:0', FULL))).toEqual({
      redis: { status: 'down', reason: 'Redis is full (`maxmemory`), and refuses new data.' },
    });
  });

  it('asks for the settings once, however many checks there are', async () => {
    const redis = aRedis(PERSISTENT, ROOMY);
    const indicator = anIndicator();

    for (let check = 0; check < 100; check++) await indicator.isHealthy('redis', redis);

    expect(redis.call.mock.calls.filter(([command]) => command !== 'PING')).toHaveLength(3);
  });

  it('is down when Redis refuses, without its words', async () => {
    const call = () => Promise.reject(new Error('WRONGPASS for user admin'));

    expect(await anIndicator().isHealthy('redis', { call })).toEqual({
      redis: { status: 'down', reason: 'Redis cannot be reached.' },
    });
  });

  it('is down when the answer takes too long', async () => {
    const call = () => new Promise<never>(() => undefined);

    expect(await anIndicator().isHealthy('redis', { call }, { timeout: 5 })).toEqual({
      redis: { status: 'down', reason: 'Redis gave no answer within 5 ms.' },
    });
  });

  it('sends one ping at a time, however many ask and however long it takes', async () => {
    const pongs: ((pong: string) => void)[] = [];
    const ping = jest.fn(() => new Promise<string>((resolve) => pongs.push(resolve)));
    const redis = { call: (command: string) => (command === 'PING' ? ping() : Promise.resolve('')) };
    const indicator = anIndicator();
    const ask = () => indicator.isHealthy('redis', redis, { timeout: 5 });

    await Promise.all(Array.from({ length: 1000 }, ask));
    await ask();
    expect(ping).toHaveBeenCalledTimes(1);

    pongs[0]!('PONG');
    await ask();
    void ask();
    expect(ping).toHaveBeenCalledTimes(2);
    pongs[1]!('PONG');
  });
});
