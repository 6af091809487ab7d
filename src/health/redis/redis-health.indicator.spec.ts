import { HealthIndicatorService } from '@nestjs/terminus';
import { RedisHealthIndicator } from './redis-health.indicator';

const anIndicator = () => new RedisHealthIndicator(new HealthIndicatorService());

describe('RedisHealthIndicator', () => {
  it('is up when Redis answers', async () => {
    const call = jest.fn(() => Promise.resolve('PONG'));

    expect(await anIndicator().isHealthy('redis', { call })).toEqual({ redis: { status: 'up' } });
    expect(call).toHaveBeenCalledWith('PING');
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
    const call = jest.fn(() => new Promise<string>((resolve) => pongs.push(resolve)));
    const redis = { call };
    const indicator = anIndicator();
    const ask = () => indicator.isHealthy('redis', redis, { timeout: 5 });

    await Promise.all(Array.from({ length: 1000 }, ask));
    await ask();
    expect(call).toHaveBeenCalledTimes(1);

    pongs[0]!('PONG');
    await ask();
    void ask();
    expect(call).toHaveBeenCalledTimes(2);
    pongs[1]!('PONG');
  });
});
