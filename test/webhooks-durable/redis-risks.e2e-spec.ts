import { Injectable, type LoggerService } from '@nestjs/common';
import { Redis } from 'ioredis';
import { durableWebhooks, OnStreamEvent } from '../../src/webhooks';
import { aCallEvent, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts } from '../webhooks/webhook-host';
import { describeWithRedis } from './redis-server';
import { until } from './until';

const startHost = useWebhookHosts();

@Injectable()
class Handlers {
  handled = 0;

  @OnStreamEvent('call.ended')
  onEnded(): void {
    this.handled++;
  }
}

describeWithRedis('durable webhooks on a Redis that may lose them', (redisUrl) => {
  let redis: Redis;
  let lines: { readonly level: string; readonly text: string }[];

  beforeEach(async () => {
    lines = [];
    redis = new Redis(redisUrl());
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await redis.config('SET', 'maxmemory', '0');
  });
  afterEach(() => {
    redis.disconnect();
  });

  function aHost(url = redisUrl()) {
    const note = (level: string) => (text: string) => void lines.push({ level, text });
    const logger: LoggerService = { log: note('log'), warn: note('warn'), error: note('error') };
    return startHost('Express', {
      providers: [Handlers],
      webhooks: { delivery: durableWebhooks({ redisUrl: url }) },
      app: { logger },
    });
  }

  const told = (level: string, words: string) =>
    lines.some((line) => line.level === level && line.text.includes(words));

  it('say so when they start, and name the settings', async () => {
    await redis.config('SET', 'maxmemory-policy', 'volatile-lru');
    await aHost();

    expect(told('warn', '`appendonly no`')).toBe(true);
    expect(told('warn', 'Set `appendonly yes` and `appendfsync everysec`')).toBe(true);
    expect(told('warn', '`maxmemory-policy volatile-lru`')).toBe(true);
  });

  it('say what they can where CONFIG is forbidden', async () => {
    await redis.call('ACL', 'SETUSER', 'limited', 'on', '>pw', '~*', '&*', '+@all', '-config');

    await aHost(redisUrl().replace('//', '//limited:pw@'));

    expect(told('warn', '`appendonly no`')).toBe(true);
  });

  it('are handled where INFO is forbidden too, and say what is not known', async () => {
    await redis.call('ACL', 'SETUSER', 'blind', 'on', '>pw', '~*', '&*', '+@all', '-config', '-info');

    const { app, deliver } = await aHost(redisUrl().replace('//', '//blind:pw@'));
    await deliver(signed(aCallEvent('call.ended')));
    await until(() => app.get(Handlers).handled === 1);

    expect(told('warn', 'does not tell whether it persists')).toBe(true);
    expect(told('warn', 'does not tell how full it is')).toBe(true);
  });

  it('have Stream send again what a full one refuses', async () => {
    const { deliver } = await aHost();
    const delivery = signed(aCallEvent('call.ended'));
    await redis.config('SET', 'maxmemory', '1');

    const refused = await deliver(delivery);
    await redis.config('SET', 'maxmemory', '0');
    const taken = await deliver(delivery);

    expect([refused.status, taken.status]).toEqual([503, 200]);
    expect(told('error', 'could not be delivered')).toBe(true);
  });
});
