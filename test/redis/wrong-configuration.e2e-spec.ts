import { inspect } from 'node:util';
import { Redis } from 'ioredis';
import { runCommand } from '../../src/service/cli/run-command';
import { StreamConfigurationError } from '../../src/stream/stream.errors';
import { startServiceHost } from '../service/service-host';
import { aTerminal } from '../support/canned-terminal';
import {
  describeWithRedis,
  findRedisServer,
  startRedis,
  type RedisServer,
} from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';
import { useEmulatedServices } from './emulated-service';
import { startForwarder } from './forwarder';
import { startRedisCluster, type RedisClusterServers } from './redis-cluster';

const program = findRedisServer() ?? '';
const startService = useEmulatedServices();

/** Notes what is logged, and what nobody handles. */
function useNotes() {
  const logged: { readonly level: string; readonly text: string }[] = [];
  const unhandled: unknown[] = [];
  const printed: unknown[][] = [];
  const note = (level: string) => (text: unknown) => void logged.push({ level, text: String(text) });
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
  beforeEach(() => {
    for (const list of [logged, unhandled, printed]) list.length = 0;
    process.on('unhandledRejection', onUnhandled);
    for (const method of ['warn', 'error'] as const) {
      jest.spyOn(console, method).mockImplementation((...words: unknown[]) => void printed.push(words));
    }
  });
  afterEach(() => {
    process.off('unhandledRejection', onUnhandled);
    jest.restoreAllMocks();
  });
  return {
    logger: { log: note('log'), warn: note('warn'), error: note('error') },
    logged,
    unhandled,
    printed,
  };
}

describeWithRedis('a wrong address of Redis', () => {
  let server: RedisServer;
  let cluster: RedisClusterServers;
  const { logger, logged, unhandled, printed } = useNotes();

  beforeAll(async () => {
    server = await startRedis(program, undefined, ['--requirepass', 's3cret', '--databases', '1']);
    cluster = await startRedisCluster(program, 1);
  });
  afterAll(async () => {
    await server.stop();
    await cluster.stop();
  });

  const hostOf = ({ url }: RedisServer) => new URL(url).host;

  it.each<[string, () => string, RegExp]>([
    ['without the password', () => server.url, /requires a password, and none is given \(NOAUTH/],
    [
      'with a wrong password',
      () => `redis://:guess3d@${hostOf(server)}`,
      /rejects the user or the password \(WRONGPASS/,
    ],
    [
      'with an unknown user',
      () => `redis://who:guess3d@${hostOf(server)}`,
      /rejects the user or the password/,
    ],
    [
      'where nobody listens',
      () => 'redis://:guess3d@127.0.0.1:1',
      /nobody listens there \(connect ECONNREFUSED/,
    ],
    [
      'where nobody listens, of a cluster',
      () => 'redis+cluster://:guess3d@127.0.0.1:1',
      /nobody listens there|nobody answers there/,
    ],
    [
      'where nobody listens, of sentinels',
      () => 'redis+sentinel://:guess3d@127.0.0.1:1/m',
      /none of the sentinels can be reached/,
    ],
    ['of a cluster, without its password', () => `redis+cluster://${hostOf(server)}`, /requires a password/],
    [
      'with a database that is not there',
      () => `redis://:s3cret@${hostOf(server)}/5`,
      /has no database 5 \(ERR DB index/,
    ],
    [
      'with a database of a cluster',
      () => `redis://127.0.0.1:${cluster.ports[0]}/5`,
      /has no database 5 \(ERR SELECT is not allowed in cluster mode/,
    ],
  ])('%s is told in one line, in error and doctor, without the password', async (_, address, cause) => {
    const failure = await startServiceHost({ redisUrl: address(), logger }).catch((error: unknown) => error);
    const terminal = aTerminal({ REDIS_URL: address() });
    const code = await runCommand(['doctor'], terminal);
    const line =
      terminal
        .printed()
        .split('\n')
        .find((each) => each.startsWith('✗ redis')) ?? '';

    expect(failure).toBeInstanceOf(StreamConfigurationError);
    expect((failure as Error).message).toMatch(
      /^Redis at redis.*\. Check REDIS_URL or the option redisUrl\.$/,
    );
    expect((failure as Error).message).toMatch(cause);
    expect(code).toBe(1);
    expect(line).toMatch(cause);
    const all = [inspect(failure, { depth: 9 }), terminal.printed(), ...logged.map(({ text }) => text)].join(
      '\n',
    );
    expect(all).not.toMatch(/guess3d|s3cret/);
    expect(unhandled).toEqual([]);
    expect(printed).toEqual([]);
  });

  it.each([
    [
      'redis://:s3cret@localhost/prod',
      'REDIS_URL must end with the number of a database, such as /0, or with none',
    ],
    ['redis+cluster://:s3cret@localhost/5', 'REDIS_URL must not have a database: a cluster has only one.'],
    ['redis://:s3/cret@localhost', 'REDIS_URL has special characters in the user or the password'],
  ])('"%s" is refused before the start, by its variable', async (redisUrl, problem) => {
    const terminal = aTerminal({ REDIS_URL: redisUrl });

    const code = await runCommand(['start'], terminal);

    expect(code).toBe(1);
    expect(terminal.complaints()).toContain(problem);
    expect(terminal.complaints()).not.toContain('cret');
  });

  it('is told once when a password is changed while the service runs', async () => {
    const own = await startRedis(program, undefined, ['--requirepass', 's3cret']);
    const forwarder = await startForwarder(Number(new URL(own.url).port));
    const redis = new Redis(own.url, { password: 's3cret' });
    const { ready, webhook } = await startService({
      redisUrl: `redis://:s3cret@127.0.0.1:${forwarder.port}`,
      logger,
    });
    expect(await webhook()).toBe(200);
    logged.length = 0;

    await redis.config('SET', 'requirepass', 'another');
    forwarder.cut();
    await until(() => logged.some(({ text }) => text.includes('rejects the user or the password')));
    for (let attempt = 0; attempt < 10; attempt++) await webhook();
    const during = await ready();
    await redis.config('SET', 'requirepass', 's3cret');
    await until(async () => (await webhook()) === 200);
    await until(async () => (await ready()).body.status === 'ok');
    await until(() => logged.some(({ text }) => text.endsWith(' is back')));

    const ofRedis = logged.filter(({ text }) => text.startsWith('Redis at'));
    expect(during.body.error.redis.status).toBe('down');
    // Although the service has three connections: one that its parts share, and two for webhooks.
    expect(new Set(ofRedis.map(({ text }) => text)).size).toBe(ofRedis.length);
    expect(ofRedis.filter(({ level }) => level === 'log')).toHaveLength(1);
    expect(logged.map(({ text }) => text).join('\n')).not.toMatch(/s3cret|another/);
    expect(unhandled).toEqual([]);
    redis.disconnect();
    await forwarder.close();
    await own.stop();
  });

  it('that leads to a Redis which evicts keys is warned of once, by our own log', async () => {
    const own = await startRedis(program, undefined, ['--maxmemory-policy', 'allkeys-lru']);

    const { webhook } = await startService({ redisUrl: own.url, logger });
    const status = await webhook();
    await until(() => logged.some(({ text }) => text.includes('allkeys-lru')));

    expect(status).toBe(200);
    expect(logged.filter(({ text }) => text.includes('allkeys-lru'))).toEqual([
      { level: 'warn', text: expect.stringContaining('Set `maxmemory-policy noeviction`') },
    ]);
    expect(printed).toEqual([]);
    await own.stop();
  });

  it('that leads to a Redis which cannot save is told by readiness and doctor', async () => {
    const own = await startRedis(program, undefined, ['--save', '3600 1']);
    const redis = new Redis(own.url);
    const { ready } = await startService({ redisUrl: own.url });
    expect((await ready()).body.status).toBe('ok');
    own.loseFolder();
    await redis.bgsave().catch(() => undefined);
    await until(async () => (await redis.info('persistence')).includes('rdb_last_bgsave_status:err'));

    const during = await ready();
    const terminal = aTerminal({ REDIS_URL: own.url });
    const code = await runCommand(['doctor'], terminal);

    redis.disconnect();
    // It would not stop without a last snapshot.
    await own.stop('SIGKILL');
    expect([during.body.status, during.body.error.redis.reason]).toEqual([
      'degraded',
      'Redis cannot write to its disk, and refuses new data.',
    ]);
    expect(code).toBe(1);
    expect(terminal.printed()).toMatch(
      /✗ redis +Redis could not save its last snapshot.*and refuses new data/,
    );
  });
});
