import { createHash } from 'node:crypto';
import { connectRedis, type ConnectedRedis } from '../../src/redis/connect-redis';
import { RedisRateBudgets } from '../../src/stream/transport/admission/budgets/redis/redis-rate-budgets';
import type { RedisCommands } from '../../src/stream/transport/admission/budgets/redis/exchange';
import {
  describeWithRedis,
  findRedisServer,
  startRedis,
  type RedisServer,
} from '../webhooks-durable/redis-server';
import { SimulatedService, type SentRequest } from './simulated-service';

const API_KEY = 'the-api-key';
const HASH = createHash('sha256').update(API_KEY).digest('hex').slice(0, 16);

const inMinute = (sent: readonly SentRequest[], minute: number): SentRequest[] =>
  sent.filter(({ at }) => Math.floor(at / 60_000) === minute);

const exceeded = (sent: readonly SentRequest[]): SentRequest[] => sent.filter(({ isExceeded }) => isExceeded);

/** Budgets of one replica, by the clock of the service. */
const someBudgets = (
  service: SimulatedService,
  redis: RedisCommands,
  onOutage?: (error: Error) => void,
): RedisRateBudgets =>
  new RedisRateBudgets({ redis: service.watch(redis), apiKey: API_KEY, clock: service.clock, onOutage });

describeWithRedis('rate budgets that replicas share through Redis', (url) => {
  let redis: ConnectedRedis;

  beforeEach(async () => {
    redis = await connectRedis(url(), 'fail');
    await redis.flushall();
  });
  afterEach(() => redis.quit());

  const replicasOf = (service: SimulatedService, names: readonly string[]) =>
    names.map((name) => service.replica(name, someBudgets(service, redis)));

  it('keep the bulk requests of all replicas together to the limit, and leave a reserve', async () => {
    const service = new SimulatedService(60);
    for (const replica of replicasOf(service, ['a', 'b', 'c'])) replica.send('bulk', 50);
    await service.finish();
    expect(service.sent).toHaveLength(150);
    expect(exceeded(service.sent)).toEqual([]);
    for (const minute of [0, 1, 2, 3]) expect(inMinute(service.sent, minute).length).toBeLessThanOrEqual(48);
    expect(inMinute(service.sent, 1).length).toBeGreaterThan(40);
  });

  it('keep them together below the limit per second', async () => {
    const service = new SimulatedService(300);
    for (const replica of replicasOf(service, ['a', 'b', 'c'])) replica.send('bulk', 50);
    await service.finish();
    const { sent } = service;
    const tooFast = sent.filter(({ at }, index) => (sent[index + 10]?.at ?? Infinity) < at + 1000);
    expect(tooFast).toEqual([]);
    expect(sent.at(-1)?.at).toBeLessThan(40_000);
  });

  it('let one bulk request of all replicas go ahead while nothing is known', async () => {
    const service = new SimulatedService(60);
    for (const replica of replicasOf(service, ['a', 'b', 'c'])) replica.send('bulk', 1);
    await service.run(9);
    expect(service.sent).toEqual([]);
    await service.run(2);
    expect(service.sent).toHaveLength(1);
    await service.run(18);
    expect(service.sent).toHaveLength(1);
    await service.finish();
    expect(service.sent).toHaveLength(3);
  });

  it('tell each other of interactive requests, which do not wait for that', async () => {
    const service = new SimulatedService(60);
    const [one, other] = replicasOf(service, ['one', 'other']);
    one!.send('interactive', 1);
    await service.run(200);
    one!.send('interactive', 39);
    await service.run(200);
    expect(service.sent).toHaveLength(40);
    other!.send('bulk', 30);
    await service.run(59_000);
    expect(service.sent.filter(({ lane }) => lane === 'bulk')).toHaveLength(8);
    expect(other!.admission.status().rateLimits.DeleteCall?.remaining).toBeLessThanOrEqual(20);
    await service.finish();
    expect(exceeded(service.sent)).toEqual([]);
  });

  it('let interactive requests of each replica use what bulk requests left', async () => {
    const service = new SimulatedService(60);
    const [one, other] = replicasOf(service, ['one', 'other']);
    one!.send('bulk', 100);
    await service.run(58_000);
    other!.send('interactive', 1);
    await service.run(500);
    other!.send('interactive', 8);
    await service.run(500);
    expect(service.sent.filter(({ lane }) => lane === 'interactive')).toHaveLength(9);
    await service.finish();
    expect(exceeded(service.sent)).toEqual([]);
  });

  it('forget with the window what a replica took that died', async () => {
    const service = new SimulatedService(60);
    const [dead, alive] = replicasOf(service, ['dead', 'alive']);
    dead!.send('interactive', 1);
    await service.run(500);
    const key = `nestjs-getstream:rate:${HASH}:DeleteCall`;
    await redis.hset(key, 'of:dead', 45);
    alive!.send('bulk', 60);
    await service.run(59_000);
    expect(inMinute(service.sent, 0).length).toBeLessThanOrEqual(4);
    await service.finish();
    expect(inMinute(service.sent, 1).length).toBeGreaterThan(40);
  });

  it('keep one expiring hash for each operation, under a key without the API key', async () => {
    const service = new SimulatedService(60);
    replicasOf(service, ['a'])[0]!.send('bulk', 2);
    await service.finish();
    const keys = await redis.keys('*');
    expect(keys).toEqual([`nestjs-getstream:rate:${HASH}:DeleteCall`]);
    const expiresIn = await redis.pttl(keys[0]!);
    expect(expiresIn).toBeGreaterThan(60_000);
    expect(expiresIn).toBeLessThanOrEqual(120_000);
  });

  it('tell Redis nothing more once they are closed', async () => {
    const service = new SimulatedService(60);
    const [replica] = replicasOf(service, ['a']);
    replica!.send('interactive', 3);
    await service.run(50);
    replica!.admission.close();
    expect(service.clock.scheduled).toBe(0);
    await service.run(1000);
    expect(await redis.keys('*')).toEqual([]);
  });
});

describe('an outage of Redis', () => {
  it('does not concern interactive requests, and lets bulk ones go by what the replica knows', async () => {
    const service = new SimulatedService(60);
    const outages: Error[] = [];
    const failing: RedisCommands = { call: () => Promise.reject(new Error('connection lost')) };
    const budgets = someBudgets(service, failing, (error) => outages.push(error));
    const replica = service.replica('a', budgets);
    replica.send('interactive', 5);
    replica.send('bulk', 100);
    await service.finish();
    expect(service.sent).toHaveLength(105);
    expect(exceeded(service.sent)).toEqual([]);
    expect(inMinute(service.sent, 0).length).toBeLessThanOrEqual(48);
    expect(outages.map(({ message }) => message)).toEqual(['connection lost']);
  });

  it('is one when Redis does not answer within a second', async () => {
    const service = new SimulatedService(60);
    const outages: Error[] = [];
    const silent: RedisCommands = { call: () => new Promise(() => undefined) };
    const { clock } = service;
    const budgets = new RedisRateBudgets({
      redis: silent,
      apiKey: API_KEY,
      clock,
      onOutage: (error) => outages.push(error),
    });
    service.replica('a', budgets).send('bulk', 20);
    await service.finish();
    expect(service.sent).toHaveLength(20);
    expect(outages.map(({ message }) => message)).toEqual(['Redis did not answer within 1000 ms']);
  });

  it('is told when Redis answers something strange', async () => {
    const service = new SimulatedService(60);
    const outages: Error[] = [];
    const strange: RedisCommands = { call: () => Promise.resolve('OK') };
    service
      .replica(
        'a',
        someBudgets(service, strange, (error) => outages.push(error)),
      )
      .send('bulk', 2);
    await service.finish();
    expect(outages).toHaveLength(1);
    expect(outages[0]?.message).toContain('four numbers');
  });
});

describeWithRedis('budgets of a replica whose Redis was out', () => {
  it('are shared again, and each outage is told once', async () => {
    const service = new SimulatedService(60);
    const outages: Error[] = [];
    const program = findRedisServer()!;
    const server = await startRedis(program);
    const redis = await connectRedis(server.url, 'fail');
    const budgets = someBudgets(service, redis, (error) => outages.push(error));
    const replica = service.replica('a', budgets);
    let restarted: RedisServer | undefined;
    try {
      replica.send('bulk', 3);
      await service.finish();
      await server.stop();
      replica.send('bulk', 3);
      await service.finish();
      expect(outages).toHaveLength(1);
      const ready = new Promise((resolve) => redis.once('ready', resolve));
      restarted = await startRedis(program, Number(new URL(server.url).port));
      await ready;
      await service.run(2000);
      replica.send('bulk', 3);
      await service.finish();
      expect(service.sent).toHaveLength(9);
      expect(await redis.keys('*')).toHaveLength(1);
      expect(outages).toHaveLength(1);
    } finally {
      replica.admission.close();
      redis.disconnect();
      await restarted?.stop();
    }
  });
});
