import { Injectable } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { StreamModule } from '../../src/stream/stream.module';
import { DeadLetters, durableWebhooks, OnStreamEvent, type EventContext } from '../../src/webhooks';
import { AS_BACKEND, NO_STREAM, startServiceHost, type ServiceHost } from '../service/service-host';
import { aCallEvent, API_KEY, signed } from '../webhooks/signed-delivery';
import { deliver, useWebhookHosts, type HostOptions } from '../webhooks/webhook-host';
import { describeWithRedis } from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';

const startHost = useWebhookHosts();

@Injectable()
class Handlers {
  readonly handled: EventContext[] = [];

  @OnStreamEvent('*')
  onEvent(_: unknown, context: EventContext): void {
    this.handled.push(context);
  }
}

describeWithRedis('two stages on one Redis', (redisUrl) => {
  let redis: Redis;
  let services: ServiceHost[];

  beforeEach(async () => {
    services = [];
    redis = new Redis(redisUrl());
    await redis.flushall();
  });

  afterEach(async () => {
    await Promise.all(services.map((service) => service.close()));
    redis.disconnect();
  });

  /** A host that takes the events of one app, each in its own way of a prefix. */
  async function aStage(apiKey: string, prefix?: string, options: HostOptions = {}) {
    const host = await startHost('Express', {
      ...options,
      providers: [Handlers],
      webhooks: {
        apps: [{ apiKey, secrets: ['tsec2'] }],
        delivery: durableWebhooks({ redisUrl: redisUrl(), ...(prefix !== undefined && { prefix }) }),
      },
    });
    return { ...host, handled: host.app.get(Handlers).handled };
  }

  async function aService(apiKey: string, redisPrefix?: string): Promise<ServiceHost> {
    const service = await startServiceHost({
      stream: { ...NO_STREAM, apiKey },
      redisUrl: redisUrl(),
      rateLimits: { perAddress: 100, perPrincipal: 100 },
      ...(redisPrefix !== undefined && { redisPrefix }),
    });
    services.push(service);
    return service;
  }

  it.each<[string, [string, string?], [string, string?]]>([
    ['two apps', ['staging'], ['production']],
    ['one app under two prefixes', ['same', 'staging'], ['same', 'production']],
  ])('with %s handle each its own events', async (_, ...[one, other]) => {
    const stages = [await aStage(...one), await aStage(...other)];

    for (const [index, stage] of stages.entries()) {
      for (let event = 0; event < 20; event++) {
        const apiKey = [one, other][index]![0];
        const delivery = signed(aCallEvent('call.ended', `c${event}`), { apiKey, id: `${index}-${event}` });
        expect((await stage.deliver(delivery)).body.outcome).toBe('stored');
      }
    }
    await until(() => stages.every(({ handled }) => handled.length >= 20));

    for (const [index, { handled }] of stages.entries()) {
      expect(handled.map(({ id }) => id).sort()).toEqual(
        Array.from({ length: 20 }, (__, event) => `${index}-${event}`).sort(),
      );
    }
  });

  it('share neither the answers to repeated requests nor the counters of rate limits', async () => {
    const stages = [await aService('staging'), await aService('production')];
    const headers = { ...AS_BACKEND, 'idempotency-key': 'k' };
    // The same key for another request would be refused with 422.
    const paths = ['/users/john/deactivate', '/users/jane/deactivate'];

    const answers = [];
    for (const [index, { request }] of stages.entries()) {
      answers.push(await request('POST', paths[index]!, undefined, headers));
    }

    for (const { body } of answers) expect(body.message).toMatch(/^Stream /);
    expect(answers.map((answer) => answer.headers.get('ratelimit-remaining'))).toEqual(['99', '99']);
  });

  it('have all their keys under the prefix, and all but hashed ones with the key of the app', async () => {
    const { url, request } = await aService('the-app', 'the-stage');
    await deliver(url, signed(aCallEvent('call.ended'), { apiKey: 'the-app', secret: 'secret' }));
    await request('POST', '/users/john/deactivate', undefined, { ...AS_BACKEND, 'idempotency-key': 'k' });
    await request('GET', '/health/ready', undefined, {});

    const keys = await redis.keys('*');

    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !/^\{?the-stage:/.test(key))).toEqual([]);
    const general = /^the-stage:(health|rate|idempotency|webhooks:body)\b/;
    expect(keys.filter((key) => !general.test(key) && !key.includes('the-app'))).toEqual([]);
  });

  it('leave an event of another app in their queue where it can be seen, and say so', async () => {
    const error = jest.fn();
    const { app, handled } = await aStage('mine', undefined, {
      app: { logger: { log: jest.fn(), warn: jest.fn(), error } },
    });
    const queue = new Queue('events', { connection: redis, prefix: 'nestjs-getstream:webhooks:{mine}' });
    const foreign = { id: 'x', app: null, apiKey: 'theirs', attempt: 1, origin: 'webhook', line: null };

    await queue.add('event', { ...foreign, receivedAt: 1, event: '{"type":"call.ended"}' });
    await until(async () => (await app.get(DeadLetters).list()).total === 1);

    expect((await app.get(DeadLetters).list()).dead_letters).toMatchObject([
      { webhook_id: 'x', reason: 'It is of the app theirs, not of mine, in whose queue it is.' },
    ]);
    expect(handled).toEqual([]);
    expect(error.mock.calls).toEqual([
      expect.arrayContaining([expect.stringContaining('of the app theirs')]),
    ]);
    await queue.close();
  });

  it('show the dead letters of all apps of a host, the last first', async () => {
    @Injectable()
    class Broken {
      @OnStreamEvent('*')
      onEvent(): void {
        throw new Error('the database is away');
      }
    }
    const { app, deliver: send } = await startHost('Express', {
      imports: [StreamModule.forRoot({ name: 'eu', apiKey: 'eu-key', apiSecret: 'tsec2' })],
      providers: [Broken],
      webhooks: { delivery: durableWebhooks({ redisUrl: redisUrl(), attempts: 1 }) },
    });
    const deadLetters = app.get(DeadLetters);
    const sent = [API_KEY, 'eu-key', API_KEY, 'eu-key'].entries();
    for (const [index, apiKey] of sent) {
      await send(signed(aCallEvent('call.ended'), { apiKey, id: String(index) }));
      await until(async () => (await deadLetters.list()).total === index + 1);
    }

    const { total, dead_letters: page } = await deadLetters.list({ offset: 1, limit: 2 });

    expect([total, ...page.map(({ webhook_id }) => webhook_id)]).toEqual([4, '2', '1']);
    expect(await deadLetters.find(page[0]!.id)).toEqual(page[0]);
    expect(await deadLetters.remove(page[1]!.id)).toBe(true);
    expect(await deadLetters.replayAll()).toBe(3);
    await until(async () => (await deadLetters.list()).total === 3);
  });
});
