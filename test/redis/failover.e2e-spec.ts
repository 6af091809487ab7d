import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { durableWebhooks, OnStreamEvent, type EventContext } from '../../src/webhooks';
import { runCommand } from '../../src/service/cli/run-command';
import { aTerminal } from '../support/canned-terminal';
import { aCallEvent, API_KEY, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts } from '../webhooks/webhook-host';
import {
  describeWithRedis,
  findRedisServer,
  startRedis,
  type RedisServer,
} from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';
import { useEmulatedServices } from './emulated-service';
import { startForwarder, type Forwarder } from './forwarder';
import { RecordingHandlers } from './recording-handlers';

const portOf = ({ url }: RedisServer) => Number(new URL(url).port);
const startHost = useWebhookHosts();
const startService = useEmulatedServices();

/** Something happens while its handler first runs. */
@Injectable()
class Interrupted {
  readonly handled: string[] = [];
  during: () => Promise<void> = () => Promise.resolve();

  @OnStreamEvent('*')
  async onEvent(_: unknown, { id }: EventContext): Promise<void> {
    this.handled.push(id);
    if (this.handled.length === 1) await this.during();
  }
}

describeWithRedis('a failover of Redis', () => {
  let servers: [RedisServer, RedisServer];
  let first: Redis;
  let second: Redis;
  let forwarder: Forwarder;
  let url: string;

  beforeEach(async () => {
    const program = findRedisServer() ?? '';
    const settings = ['--repl-diskless-sync-delay', '0'];
    servers = [
      await startRedis(program, undefined, settings),
      await startRedis(program, undefined, settings),
    ];
    [first, second] = servers.map((server) => new Redis(server.url)) as [Redis, Redis];
    await second.replicaof('127.0.0.1', portOf(servers[0]));
    await until(async () => (await second.info('replication')).includes('master_link_status:up'));
    forwarder = await startForwarder(portOf(servers[0]));
    url = `redis://127.0.0.1:${forwarder.port}`;
  });

  afterEach(async () => {
    for (const redis of [first, second]) redis.disconnect();
    await forwarder.close();
    for (const server of servers) await server.stop();
  });

  /** The first becomes a replica of the second, whose clients stay connected. */
  async function failOver(): Promise<void> {
    await second.replicaof('NO', 'ONE');
    await first.replicaof('127.0.0.1', portOf(servers[1]));
  }

  /** A replica gets writes in their order: when it has the last one, it has all. */
  async function secondHasAllWrites(): Promise<void> {
    await first.set('last', 'write');
    await until(async () => (await second.get('last')) === 'write');
  }

  /** Before that, a failover brings the event back: a handler has ended a moment before its job is done. */
  async function secondKnowsThatAllIsHandled(): Promise<void> {
    const jobs = `*:webhooks:{${API_KEY}}:events:????????-????-????-????-????????????`;
    await until(async () => (await first.keys(jobs)).length === 0);
    await secondHasAllWrites();
  }

  it('fails what is under way, and then webhooks and POSTs with a key work again', async () => {
    const { webhook, post } = await startService({ redisUrl: url });
    const statuses = async () => [await webhook(), (await post()).status];
    const before = await statuses();

    await failOver();
    const during = await statuses();
    forwarder.switchTo(portOf(servers[1]));
    await until(async () => (await webhook()) === 200, 20_000);
    await until(async () => (await post()).status === 200, 20_000);
    const after = await statuses();

    expect([before, during, after]).toEqual([
      [200, 200],
      [503, 503],
      [200, 200],
    ]);
  });

  it('goes on with the handling of events', async () => {
    const host = await startHost('Express', {
      providers: [RecordingHandlers],
      webhooks: { delivery: durableWebhooks({ redisUrl: url, backoff: 50 }) },
    });
    const { handled } = host.app.get(RecordingHandlers);
    await host.deliver(signed(aCallEvent('call.ended'), { id: 'before' }));
    await until(() => handled.includes('before'));
    await secondKnowsThatAllIsHandled();

    await failOver();
    forwarder.switchTo(portOf(servers[1]));
    const delivery = signed(aCallEvent('call.ended'), { id: 'after' });
    await until(async () => (await host.deliver(delivery)).status === 200, 20_000);
    await until(() => handled.includes('after'), 20_000);

    await host.app.close();
    expect(handled).toEqual(['before', 'after']);
  });

  it('brings back an event whose handler was running, to be handled again', async () => {
    const host = await startHost('Express', {
      providers: [Interrupted],
      webhooks: { delivery: durableWebhooks({ redisUrl: url, stalledAfter: 1000, backoff: 50 }) },
    });
    const handlers = host.app.get(Interrupted);
    handlers.during = async () => {
      await secondHasAllWrites();
      await failOver();
      forwarder.switchTo(portOf(servers[1]));
    };

    await host.deliver(signed(aCallEvent('call.ended'), { id: 'under way' }));
    await until(() => handlers.handled.length === 2, 20_000);

    await host.app.close();
    expect(handlers.handled).toEqual(['under way', 'under way']);
  });

  it('shows in the readiness until the address leads to the new primary', async () => {
    const { ready } = await startService({ redisUrl: url });
    const before = await ready();

    await failOver();
    let during = await ready();
    // While it connects anew, which it does on the first refusal, nobody has said yet why Redis is down.
    await until(async () => {
      during = await ready();
      return during.body.error?.redis?.reason !== 'Redis cannot be reached.';
    }, 20_000);
    forwarder.switchTo(portOf(servers[1]));
    await until(async () => (await ready()).body.details.redis.status === 'up', 20_000);

    expect(before.body.details.redis.status).toBe('up');
    expect([during.status, during.body.status]).toEqual([200, 'degraded']);
    expect(during.body.error.redis).toEqual({
      status: 'down',
      reason: 'Redis is a read-only replica, and refuses new data.',
    });
  });

  it('is logged once, with its end, also when the same server becomes the primary again', async () => {
    const logged: string[] = [];
    const note = (text: unknown): void => void logged.push(String(text));
    const { webhook } = await startService({ redisUrl: url, logger: { log: note, warn: note, error: note } });
    const ofRedis = () => logged.filter((text) => text.startsWith('Redis at'));
    const address = `Redis at ${url}`;

    for (let time = 0; time < 2; time += 1) {
      await failOver();
      await until(async () => (await webhook()) === 503);
      await first.replicaof('NO', 'ONE');
      await until(() => ofRedis().length === 2 * (time + 1));
      expect(await webhook()).toBe(200);
      await second.replicaof('127.0.0.1', portOf(servers[0]));
    }

    const once = [`${address}: it is a read-only replica, and refuses new data`, `${address} is back`];
    expect(ofRedis()).toEqual([...once, ...once]);
  });

  it('is told by the doctor', async () => {
    await failOver();
    const terminal = aTerminal({ REDIS_URL: url });

    const code = await runCommand(['doctor'], terminal);

    expect(code).toBe(1);
    expect(terminal.printed()).toMatch(/✗ redis +Redis is a read-only replica, and refuses new data\./);
  });
});
