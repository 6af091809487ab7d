import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { StreamEvent } from '../../src/stream/models/events';
import { StreamConfigurationError } from '../../src/stream/stream.errors';
import { StreamModule } from '../../src/stream/stream.module';
import { OnStreamEvent, type ReceivedEvent } from '../../src/webhooks';
import { DeadLetters } from '../../src/webhooks/durable/dead-letters';
import { durableWebhooks } from '../../src/webhooks/durable/durable-webhooks';
import type { DurableWebhooksOptions } from '../../src/webhooks/durable/durable-webhooks.options';
import { aCallEvent, API_KEY, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts, type WebhookHost } from '../webhooks/webhook-host';
import { PLATFORMS } from '../support/platforms';
import { describeWithRedis, findRedisServer, startRedis } from './redis-server';
import { until } from './until';

/** What the handlers of a host do and have done. */
class Log {
  readonly handled: string[] = [];
  readonly begun: string[] = [];
  readonly received: ReceivedEvent[] = [];
  broken = false;
  hold: Promise<void> = Promise.resolve();
}

@Injectable()
class Handlers {
  constructor(private readonly log: Log) {}

  @OnStreamEvent('*')
  async steady(_: unknown, received: ReceivedEvent): Promise<void> {
    this.log.begun.push(received.id);
    await this.log.hold;
    this.log.received.push(received);
    this.log.handled.push(`steady ${received.id}`);
  }

  @OnStreamEvent('*')
  shaky(_: unknown, { id }: ReceivedEvent): void {
    this.log.handled.push(`shaky ${id}`);
    if (this.log.broken) throw new Error('the database is away');
  }
}

const startHost = useWebhookHosts();

describeWithRedis('durable webhooks', (redisUrl) => {
  let prefix = '';
  let prefixes = 0;
  let log: Log;

  beforeEach(() => {
    prefix = `durable-${++prefixes}`;
    log = new Log();
  });

  function aHost(options: DurableWebhooksOptions = {}, platform = PLATFORMS[0]!): Promise<WebhookHost> {
    return startHost(platform, {
      providers: [{ provide: Log, useValue: log }, Handlers],
      webhooks: {
        delivery: durableWebhooks({ redisUrl: redisUrl(), prefix, attempts: 2, backoff: 5, ...options }),
      },
    });
  }

  it.each(PLATFORMS)(
    'answers as soon as the event is stored on %s, and handles it afterwards',
    async (platform) => {
      let release: () => void = () => undefined;
      log.hold = new Promise((resolve) => {
        release = resolve;
      });
      const host = await aHost({}, platform);
      const event = aCallEvent('call.session_ended', 'standup', {
        session_id: 's1',
        custom: { at: '2026-01-01' },
      });

      const answer = await host.deliver(signed(event, { id: 'id-1', attempt: 2 }));

      expect(answer).toEqual({ status: 200, body: { outcome: 'stored' } });
      expect(log.received).toEqual([]);
      release();
      await until(() => log.received.length === 1);
      expect(log.received[0]).toMatchObject({ id: 'id-1', apiKey: 'app-key', attempt: 2, origin: 'webhook' });
      const received = log.received[0]!.event as StreamEvent & { session_id: string; custom: object };
      expect(received.created_at).toBeInstanceOf(Date);
      expect(received).toMatchObject({
        type: 'call.session_ended',
        session_id: 's1',
        custom: { at: '2026-01-01' },
      });
    },
  );

  it.each(PLATFORMS)('takes two clients with one key for one app, and one queue, on %s', async (platform) => {
    const spare = 'the-secret-of-another';
    const host = await startHost(platform, {
      imports: [StreamModule.forRoot({ name: 'spare', apiKey: API_KEY, apiSecret: spare })],
      providers: [{ provide: Log, useValue: log }, Handlers],
      webhooks: { delivery: durableWebhooks({ redisUrl: redisUrl(), prefix }) },
    });
    const event = aCallEvent('call.live_started');

    const answers = [
      await host.deliver(signed(event, { id: 'id-1' })),
      await host.deliver(signed(event, { id: 'id-1', secret: spare, attempt: 2 })),
      await host.deliver(signed(aCallEvent('call.live_started'), { id: 'id-2', secret: spare })),
    ];
    await until(() => log.handled.length >= 4);

    expect(answers.map(({ body }) => body.outcome)).toEqual(['stored', 'duplicate', 'stored']);
    expect([...log.handled].sort()).toEqual(['shaky id-1', 'shaky id-2', 'steady id-1', 'steady id-2']);
    expect(log.received.map(({ apiKey }) => apiKey)).toEqual([API_KEY, API_KEY]);
    const redis = new Redis(redisUrl());
    const queues = await redis.keys(`${prefix}:*:meta`);
    await redis.quit();
    expect(queues).toHaveLength(1);
  });

  it('takes a delivery once, whichever of two replicas it reaches', async () => {
    const hosts = [await aHost(), await aHost()];
    const deliveries = Array.from({ length: 50 }, (_, index) =>
      signed(aCallEvent('call.live_started', `call-${index % 5}`), { id: `id-${index}` }),
    );

    const answers = await Promise.all(
      deliveries.flatMap((delivery) => hosts.map((host) => host.deliver(delivery))),
    );
    await until(() => log.handled.length >= 100);

    const outcomes = answers.map(({ body }) => body.outcome);
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(50);
    expect(new Set(log.handled).size).toBe(100);
    expect(log.handled).toHaveLength(100);
  });

  it('does not take a delivery again under another id', async () => {
    const host = await aHost();
    const event = aCallEvent('call.live_started');
    await host.deliver(signed(event, { id: 'id-1' }));

    const answer = await host.deliver(signed(event, { id: 'id-2' }));
    await until(() => log.handled.length >= 2);

    expect(answer.status).not.toBe(200);
    expect(log.handled.some((line) => line.endsWith('id-2'))).toBe(false);
  });

  it('takes another body under a known id for an event of its own, in every replica and once', async () => {
    const hosts = [await aHost(), await aHost()];
    const other = signed(aCallEvent('call.live_started'), { id: 'id-1' });
    await hosts[0]!.deliver(signed(aCallEvent('call.live_started'), { id: 'id-1' }));

    const answers = [await hosts[1]!.deliver(other), await hosts[0]!.deliver(other)];
    await until(() => log.handled.length >= 4);

    expect(answers.map(({ body }) => body.outcome)).toEqual(['stored', 'duplicate']);
    const ids = new Set(log.received.map(({ id }) => id));
    expect([...ids].sort()).toEqual(['id-1', expect.stringMatching(/^id-1#[0-9a-f]{16}$/)]);
    expect(log.handled).toHaveLength(4);
  });

  it('keeps what failed in all attempts as a dead letter, and replays it for the handlers that failed', async () => {
    log.broken = true;
    const host = await aHost();
    const deadLetters = host.app.get(DeadLetters);
    await host.deliver(signed(aCallEvent('call.live_started'), { id: 'id-1' }));
    await until(async () => (await deadLetters.list()).total === 1);

    const { dead_letters: letters } = await deadLetters.list();
    expect(log.handled).toEqual(['steady id-1', 'shaky id-1', 'shaky id-1']);
    expect(letters).toMatchObject([
      {
        webhook_id: 'id-1',
        type: 'call.live_started',
        call_cid: 'default:standup',
        attempts: 2,
        origin: 'webhook',
        reason: 'Handlers.shaky: the database is away',
      },
    ]);
    expect(await deadLetters.find(letters[0]!.id)).toEqual(letters[0]);

    log.broken = false;
    expect(await deadLetters.replay(letters[0]!.id)).toBe(true);
    await until(() => log.handled.length === 4);
    await until(async () => (await deadLetters.list()).total === 0);
    expect(log.handled.slice(3)).toEqual(['shaky id-1']);
    expect(await deadLetters.replay(letters[0]!.id)).toBe(false);
  });

  it('gives a replayed event all attempts again', async () => {
    log.broken = true;
    const host = await aHost();
    const deadLetters = host.app.get(DeadLetters);
    await host.deliver(signed(aCallEvent('call.live_started'), { id: 'id-1' }));
    await until(async () => (await deadLetters.list()).total === 1);

    expect(await deadLetters.replayAll()).toBe(1);
    await until(() => log.handled.filter((line) => line === 'shaky id-1').length === 4);

    await until(async () => (await deadLetters.list()).total === 1);
    expect(log.handled.filter((line) => line === 'steady id-1')).toHaveLength(1);
  });

  it('pages through dead letters, the last first, and removes one for good', async () => {
    log.broken = true;
    const host = await aHost({ attempts: 1 });
    const deadLetters = host.app.get(DeadLetters);
    for (const id of ['a', 'b', 'c']) {
      await host.deliver(signed(aCallEvent('call.live_started'), { id }));
      await until(async () => ((await deadLetters.list()).dead_letters[0]?.webhook_id ?? '') === id);
    }

    const page = await deadLetters.list({ offset: 1, limit: 1 });
    expect(page).toMatchObject({ total: 3, dead_letters: [{ webhook_id: 'b' }] });
    expect(await deadLetters.remove(page.dead_letters[0]!.id)).toBe(true);
    expect(await deadLetters.remove(page.dead_letters[0]!.id)).toBe(false);
    expect((await deadLetters.list()).dead_letters.map(({ webhook_id }) => webhook_id)).toEqual(['c', 'a']);
    expect((await deadLetters.list({ limit: 0 })).dead_letters).toEqual([]);
  });

  it('remembers for as long as the dead letter is kept which handlers have handled it', async () => {
    log.broken = true;
    const host = await aHost({ attempts: 1, keepDeadLettersFor: 500_000_000 });
    await host.deliver(signed(aCallEvent('call.live_started'), { id: 'id-1' }));
    const deadLetters = host.app.get(DeadLetters);
    await until(async () => (await deadLetters.list()).total === 1);

    const redis = new Redis(redisUrl());
    expect(await redis.pttl(`${prefix}:webhooks:handled:app-key:id-1`)).toBeGreaterThan(400_000_000);
    redis.disconnect();
  });

  it('leaves nothing in Redis of what was handled but what it needs to know duplicates', async () => {
    const host = await aHost();
    await host.deliver(signed(aCallEvent('call.live_started'), { id: 'id-1' }));
    await until(() => log.handled.length === 2);
    const redis = new Redis(redisUrl());

    // A handler ends before its event leaves the line, and the line is left before the queue.
    const lines = () => redis.keys(`${prefix}:webhooks:{app-key}:line:*`);
    const jobs = async () =>
      (await redis.keys(`${prefix}:webhooks:{app-key}:events:*-*-*`)).filter((key) => !key.includes(':de:'));
    await until(async () => [...(await lines()), ...(await jobs())].length === 0);
    for (const key of await redis.keys(`${prefix}:*id-1*`)) expect(await redis.pttl(key)).toBeGreaterThan(0);
    redis.disconnect();
  });

  it('waits for running handlers when the app closes', async () => {
    let release: () => void = () => undefined;
    log.hold = new Promise((resolve) => {
      release = resolve;
    });
    const host = await aHost();
    await host.deliver(signed(aCallEvent('call.live_started'), { id: 'id-1' }));
    await until(() => log.begun.includes('id-1'));

    const closed = host.app.close();
    release();
    await closed;

    expect(log.handled).toContain('steady id-1');
  });

  it('says at the start where Redis cannot be reached, without the password', async () => {
    const failure = aHost({ redisUrl: 'redis://john:hush@127.0.0.1:1' });

    await expect(failure).rejects.toThrow(
      /^Redis at redis:\/\/127\.0\.0\.1:1 cannot be reached: .*Check REDIS_URL/,
    );
    await expect(failure).rejects.not.toThrow(/hush/);
    await expect(failure).rejects.toBeInstanceOf(StreamConfigurationError);
  });

  it('tells Stream to come again while Redis is away, and goes on when it is back', async () => {
    const program = findRedisServer()!;
    let redis = await startRedis(program);
    const host = await aHost({ redisUrl: redis.url });
    expect((await host.deliver(signed(aCallEvent('call.live_started'), { id: 'a' }))).status).toBe(200);
    await until(() => log.handled.length === 2);

    await redis.stop();
    const missed = signed(aCallEvent('call.live_started'), { id: 'b' });
    expect((await host.deliver(missed)).status).toBe(503);

    redis = await startRedis(program, Number(new URL(redis.url).port));
    await until(async () => (await host.deliver(missed)).status === 200);
    await until(() => log.handled.includes('steady b') && log.handled.includes('shaky b'));
    await host.app.close();
    await redis.stop();
  });
});

describe('durable webhooks without Redis', () => {
  it('say which variable is missing', async () => {
    const known = process.env.REDIS_URL;
    delete process.env.REDIS_URL;
    try {
      await expect(startHost('Express', { webhooks: { delivery: durableWebhooks() } })).rejects.toThrow(
        'Durable webhooks need Redis. Set REDIS_URL in the environment, or pass redisUrl to durableWebhooks().',
      );
    } finally {
      if (known !== undefined) process.env.REDIS_URL = known;
    }
  });

  it.each(['http://localhost', 'localhost:6379', ''])('refuse the address "%s"', async (redisUrl) => {
    await expect(
      startHost('Express', { webhooks: { delivery: durableWebhooks({ redisUrl }) } }),
    ).rejects.toThrow(/must be like redis:/);
  });

  it.each(['concurrency', 'attempts', 'backoff', 'keepDeadLettersFor', 'stalledAfter'] as const)(
    'refuse %s: 0',
    async (option) => {
      const delivery = durableWebhooks({ redisUrl: 'redis://127.0.0.1:1', [option]: 0 });
      await expect(startHost('Express', { webhooks: { delivery } })).rejects.toThrow(
        `${option} of durableWebhooks() must be a whole number above 0, not 0.`,
      );
    },
  );
});
