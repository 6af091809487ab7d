import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, type LoggerService } from '@nestjs/common';
import { Redis } from 'ioredis';
import { durableWebhooks, OnStreamEvent, type EventContext } from '../../src/webhooks';
import { aGate } from '../webhooks/gate';
import { aCallEvent, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts } from '../webhooks/webhook-host';
import { describeWithRedis, findRedisServer, startRedis } from './redis-server';
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

describeWithRedis('durable webhooks on a Redis with `appendonly yes` and `appendfsync always`', () => {
  it('survive its crash', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    const settings = ['--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder];
    const program = findRedisServer() ?? '';
    const before = await startRedis(program, undefined, settings);
    const gate = aGate();
    const handled = new Set<string>();
    @Injectable()
    class Held {
      @OnStreamEvent('call.ended')
      async onEnded(_event: unknown, { id }: EventContext): Promise<void> {
        await gate.opened;
        handled.add(id);
      }
    }
    const { app, deliver } = await startHost('Express', {
      providers: [Held],
      webhooks: { delivery: durableWebhooks({ redisUrl: before.url, stalledAfter: 1000, backoff: 50 }) },
    });
    const ids = Array.from({ length: 60 }, (_, index) => `id-${index}`);
    for (const id of ids) {
      const { body } = await deliver(signed(aCallEvent('call.ended', id), { id }));
      expect(body.outcome).toBe('stored');
    }

    await before.stop('SIGKILL');
    const after = await startRedis(program, Number(new URL(before.url).port), settings);
    gate.open();
    await until(() => handled.size === ids.length);

    await app.close();
    await after.stop();
    rmSync(folder, { recursive: true });
  });
});
