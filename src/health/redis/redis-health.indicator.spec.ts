import { HealthIndicatorService } from '@nestjs/terminus';
import { RedisHealthIndicator } from './redis-health.indicator';

const anIndicator = () => new RedisHealthIndicator(new HealthIndicatorService());

const PERSISTENT = 'aof_enabled:1\r\naof_last_write_status:ok';
const ROOMY = 'used_memory:1\r\nmaxmemory:100\r\nmaxmemory_policy:noeviction';
const FULL = 'used_memory:100\r\nmaxmemory:100\r\nmaxmemory_policy:noeviction';

/** A Redis that takes data, and tells of itself what it is given. */
const aRedis = (persistence: string, memory: string) => ({
  call: jest.fn((command: string, section?: string) =>
    Promise.resolve(command === 'INFO' ? { persistence, memory }[section ?? ''] : 'OK'),
  ),
});

describe('RedisHealthIndicator', () => {
  it('is up when Redis takes data', async () => {
    const redis = aRedis(PERSISTENT, ROOMY);

    expect(await anIndicator().isHealthy('redis', redis)).toEqual({ redis: { status: 'up' } });
    expect(redis.call).toHaveBeenCalledWith('SET', 'nestjs-getstream:health', '1', 'PX', '60000');
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

    expect(redis.call.mock.calls.filter(([command]) => command !== 'SET')).toHaveLength(5);
  });

  it.each([
    [
      "READONLY You can't write against a read only replica.",
      'Redis is a read-only replica, and refuses new data.',
    ],
    [
      "ERR Error running script: @user_script:1: -READONLY You can't write against a read only replica.",
      'Redis is a read-only replica, and refuses new data.',
    ],
    [
      "OOM command not allowed when used memory > 'maxmemory'.",
      'Redis is full (`maxmemory`), and refuses new data.',
    ],
    ['MISCONF Errors writing to the AOF file', 'Redis cannot write to its disk, and refuses new data.'],
    [
      'NOREPLICAS Not enough good replicas to write.',
      'Redis has too few replicas (`min-replicas-to-write`), and refuses new data.',
    ],
    ['CLUSTERDOWN Hash slot not served', 'A part of the cluster of Redis is down, and it refuses new data.'],
  ])('is down when Redis answers "%s"', async (answer, reason) => {
    const call = () => Promise.reject(new Error(answer));

    expect(await anIndicator().isHealthy('redis', { call })).toEqual({ redis: { status: 'down', reason } });
  });

  it('is up with a warning where the key may not be written, whose beginning can be set', async () => {
    const { call } = aRedis(PERSISTENT, ROOMY);
    const redis = {
      call: (command: string, ...args: string[]) =>
        command === 'SET' ? Promise.reject(new Error(`NOPERM ${args[0]}`)) : call(command, ...args),
    };

    expect(await anIndicator().isHealthy('redis', redis, { prefix: 'shop' })).toEqual({
      redis: {
        status: 'up',
        warnings: [
          'The user of Redis may not write `shop:health`, by which it is seen whether Redis takes data.',
        ],
      },
    });
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

  it('sends one write at a time, however many ask and however long it takes', async () => {
    const writes: ((reply: string) => void)[] = [];
    const write = jest.fn(() => new Promise<string>((resolve) => writes.push(resolve)));
    const redis = { call: (command: string) => (command === 'SET' ? write() : Promise.resolve('')) };
    const indicator = anIndicator();
    const ask = () => indicator.isHealthy('redis', redis, { timeout: 5 });

    await Promise.all(Array.from({ length: 1000 }, ask));
    await ask();
    expect(write).toHaveBeenCalledTimes(1);

    writes[0]!('OK');
    await ask();
    void ask();
    expect(write).toHaveBeenCalledTimes(2);
    writes[1]!('OK');
  });
});
