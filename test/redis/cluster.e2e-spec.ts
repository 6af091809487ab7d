import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Cluster } from 'ioredis';
import { RedisIdempotencyStore } from '../../src/rest/idempotency/store/redis/redis-idempotency.store';
import { runCommand } from '../../src/service/cli/run-command';
import { RedisRateBudgets } from '../../src/stream/transport/admission/budgets/redis/redis-rate-budgets';
import {
  CallSessions,
  CallSessionsModule,
  DeadLetters,
  durableWebhooks,
  OnStreamEvent,
  type EventContext,
} from '../../src/webhooks';
import { startServiceHost } from '../service/service-host';
import { aTerminal } from '../support/canned-terminal';
import { aCallEvent, API_KEY, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts } from '../webhooks/webhook-host';
import { describeWithRedis, findRedisServer } from '../webhooks-durable/redis-server';
import { aParticipant, anEvent, AT } from '../webhooks-durable/session-events';
import { until } from '../webhooks-durable/until';
import { useEmulatedServices } from './emulated-service';
import { startRedisCluster, type RedisClusterServers } from './redis-cluster';

const startHost = useWebhookHosts();
const startService = useEmulatedServices();

@Injectable()
class Handlers {
  readonly handled: string[] = [];
  failures = 0;

  @OnStreamEvent('*')
  onEvent(_: unknown, { id }: EventContext): void {
    if (this.failures-- > 0) throw new Error('the database is away');
    this.handled.push(id);
  }
}

describeWithRedis('a cluster of Redis', () => {
  let servers: RedisClusterServers;
  let one: RedisClusterServers;
  let url: string;

  beforeAll(async () => {
    const program = findRedisServer() ?? '';
    servers = await startRedisCluster(program, 3);
    one = await startRedisCluster(program, 1);
    url = `redis+cluster://${servers.ports.map((port) => `127.0.0.1:${port}`).join(',')}`;
  });

  afterAll(async () => {
    await servers.stop();
    await one.stop();
  });

  const addressOfOne = () => `redis://127.0.0.1:${one.ports[0]}`;

  it.each<[string, () => string]>([
    ['several nodes', () => url],
    ['one node, by its own address', addressOfOne],
  ])('of %s serves all of the service', async (_, address) => {
    const { webhook, post, ready } = await startService({
      redisUrl: address(),
      rateLimits: { perAddress: 1000, perPrincipal: 1000 },
    });
    const key = randomUUID();

    const statuses = await Promise.all(Array.from({ length: 20 }, (__, index) => webhook(`c${index}`)));
    const answers = [await post(key), await post(key)];

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['999', '998']);
    expect((await ready()).body.details.redis.status).toBe('up');
  });

  it('handles events in order, retries, and keeps and replays dead letters and sessions', async () => {
    const host = await startHost('Express', {
      imports: [CallSessionsModule.forRoot({ redisUrl: url })],
      providers: [Handlers],
      webhooks: {
        maxEventAge: Infinity,
        delivery: durableWebhooks({ redisUrl: url, attempts: 2, backoff: 5 }),
      },
    });
    const handlers = host.app.get(Handlers);
    const ids = Array.from({ length: 10 }, (_, index) => `id-${index}`);
    for (const id of ids) await host.deliver(signed(aCallEvent('call.updated'), { id }));
    await until(() => handlers.handled.length === 10);
    const inOrder = [...handlers.handled];
    handlers.failures = 2;
    await host.deliver(signed(aCallEvent('call.updated'), { id: 'broken' }));
    const deadLetters = host.app.get(DeadLetters);
    await until(async () => (await deadLetters.list()).total === 1);
    await deadLetters.replayAll();
    await until(() => handlers.handled.includes('broken'));
    await host.deliver(signed(anEvent.joined(AT(0), aParticipant('john', 'u1', AT(0)))));
    const sessions = host.app.get(CallSessions);
    const call = { apiKey: API_KEY, callCid: 'default:standup' };
    await until(async () => (await sessions.ofCall(call)).length === 1);

    expect(inOrder).toEqual(ids);
    expect((await deadLetters.list()).total).toBe(0);
    expect(await sessions.ofCall(call)).toMatchObject([{ participants: [{ userId: 'john' }] }]);
  });

  it('is reached through a client of the host, which stays open and its own', async () => {
    const cluster = new Cluster(servers.ports.map((port) => ({ host: '127.0.0.1', port })));
    await until(() => cluster.status === 'ready');
    const host = await startHost('Express', {
      imports: [CallSessionsModule.forRoot({ redis: cluster, prefix: 'given' })],
      providers: [Handlers],
      webhooks: { delivery: durableWebhooks({ redis: cluster, prefix: 'given' }) },
    });
    const { handled } = host.app.get(Handlers);
    const store = new RedisIdempotencyStore(cluster);
    const outages: Error[] = [];
    const budgets = new RedisRateBudgets({
      redis: cluster,
      apiKey: 'key',
      onOutage: (error) => outages.push(error),
    });
    const end = budgets.onChange(() => undefined);

    await host.deliver(signed(aCallEvent('call.ended'), { id: 'a' }));
    await until(() => handled.includes('a'));
    const claim = await store.claim(
      { owner: 'o', kind: 'user', key: 'k' },
      { fingerprint: 'f', id: randomUUID() },
    );
    const budget = budgets.of('QueryCalls');
    budget.delay('bulk', Date.now());
    await until(() => outages.length > 0 || budget.delay('bulk', Date.now()) < Infinity);
    end();
    await store.close();
    await host.app.close();

    expect(claim.state).toBe('mine');
    expect(outages).toEqual([]);
    expect(cluster.status).toBe('ready');
    expect(await cluster.set('still', 'open')).toBe('OK');
    cluster.disconnect();
  });

  it('is found by the doctor', async () => {
    const terminal = aTerminal({ REDIS_URL: url });

    const code = await runCommand(['doctor'], terminal);

    expect(terminal.printed()).toMatch(/✓ redis +Redis at redis\+cluster:\/\/127\.0\.0\.1:\d+,.* answers\./);
    expect(code).toBe(0);
  });

  it('is refused by the address of one of several nodes, with the one to set', async () => {
    const failure = startServiceHost({ redisUrl: `redis://127.0.0.1:${servers.ports[0]}` });

    await expect(failure).rejects.toThrow(
      /is one node of a cluster.*begin the address with redis\+cluster:\/\//,
    );
  });
});
