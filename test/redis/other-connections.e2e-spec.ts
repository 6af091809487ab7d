import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { connectRedis } from '../../src/redis/connect-redis';
import type { RedisPlaceOptions } from '../../src/redis/redis-place';
import { CallSessionsModule, durableWebhooks } from '../../src/webhooks';
import { describeWhere } from '../support/describe-where';
import { freePort } from '../support/free-port';
import { findOpenssl, selfSigned, type SelfSigned } from '../support/self-signed';
import { aCallEvent, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts } from '../webhooks/webhook-host';
import {
  describeWithRedis,
  findRedisServer,
  startRedis,
  type RedisServer,
} from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';
import { useEmulatedServices } from './emulated-service';
import { RecordingHandlers } from './recording-handlers';

const startHost = useWebhookHosts();
const startService = useEmulatedServices();
const program = findRedisServer() ?? '';
const portOf = ({ url }: RedisServer) => Number(new URL(url).port);

/** Everything of the service that uses Redis works by an address. */
async function expectService(redisUrl: string): Promise<void> {
  const { webhook, post, ready } = await startService({ redisUrl });
  const statuses = [await webhook(), (await post()).status];

  expect(statuses).toEqual([200, 200]);
  expect((await ready()).body.details.redis.status).toBe('up');
}

/** Events are stored and handled where options lead to. */
async function expectHost(place: RedisPlaceOptions): Promise<void> {
  const host = await startHost('Express', {
    imports: [CallSessionsModule.forRoot(place)],
    providers: [RecordingHandlers],
    webhooks: { delivery: durableWebhooks(place) },
  });
  const { handled } = host.app.get(RecordingHandlers);

  expect((await host.deliver(signed(aCallEvent('call.ended'), { id: 'a' }))).status).toBe(200);
  await until(() => handled.includes('a'));
  await host.app.close();
}

function useFolder(): () => string {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'redis-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return () => folder;
}

describeWithRedis('Redis at a unix socket', () => {
  const folder = useFolder();
  let server: RedisServer;
  let path: string;

  beforeAll(async () => {
    path = join(folder(), 'redis.sock');
    server = await startRedis(program, undefined, ['--unixsocket', path, '--requirepass', 'p@ss/word']);
  });
  afterAll(() => server.stop());

  it('is used by its address', async () => {
    await expect(expectService(`unix://:p%40ss%2Fword@${path}?db=2`)).resolves.toBeUndefined();
  });

  it('is used by options of ioredis', async () => {
    await expect(expectHost({ redis: { path, password: 'p@ss/word', db: 3 } })).resolves.toBeUndefined();
  });

  it('is used through a client of the host, which stays open and as it was', async () => {
    const redis = new Redis({ path, password: 'p@ss/word' });

    await expectHost({ redis });

    expect([redis.status, redis.options.maxRetriesPerRequest]).toEqual(['ready', 20]);
    expect(await redis.set('still', 'open')).toBe('OK');
    redis.disconnect();
  });

  it('is not used through a client with a keyPrefix, which scripts do not know', async () => {
    const redis = new Redis({ path, password: 'p@ss/word', keyPrefix: 'shop:', lazyConnect: true });

    await expect(connectRedis(redis, 'fail')).rejects.toThrow('use the option prefix instead');
    redis.disconnect();
  });
});

describeWithRedis('Redis behind sentinels', () => {
  const folder = useFolder();
  let servers: RedisServer[];
  let sentinel: ChildProcess;
  let sentinelPort: number;

  beforeAll(async () => {
    const settings = ['--repl-diskless-sync-delay', '0'];
    servers = [
      await startRedis(program, undefined, settings),
      await startRedis(program, undefined, settings),
    ];
    const second = new Redis(servers[1]!.url);
    await second.replicaof('127.0.0.1', portOf(servers[0]!));
    await until(async () => (await second.info('replication')).includes('master_link_status:up'));
    second.disconnect();
    sentinelPort = await freePort();
    const file = join(folder(), 'sentinel.conf');
    writeFileSync(
      file,
      [
        `port ${sentinelPort}`,
        'bind 127.0.0.1',
        `sentinel monitor the-primary 127.0.0.1 ${portOf(servers[0]!)} 1`,
        'sentinel down-after-milliseconds the-primary 60000',
      ].join('\n'),
    );
    sentinel = spawn(program, [file, '--sentinel'], { cwd: folder(), stdio: 'ignore' });
  });

  afterAll(async () => {
    const exited = once(sentinel, 'exit');
    sentinel.kill();
    await exited;
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('is found by their address and by options, also after a failover', async () => {
    const asked = new Redis(sentinelPort, '127.0.0.1');
    await until(
      async () => ((await asked.call('SENTINEL', 'REPLICAS', 'the-primary')) as unknown[]).length === 1,
    );
    await expectHost({
      redis: { sentinels: [{ host: '127.0.0.1', port: sentinelPort }], name: 'the-primary' },
    });
    const redisUrl = `redis+sentinel://127.0.0.1:1,127.0.0.1:${sentinelPort}/the-primary/1`;
    const { webhook, post } = await startService({ redisUrl });
    const before = [await webhook(), (await post()).status];

    // The sentinel knows a replica well enough for a failover a moment after it has found it.
    await until(
      async () => (await asked.call('SENTINEL', 'FAILOVER', 'the-primary').catch(() => '')) === 'OK',
    );
    const primaryPort = async () =>
      Number(((await asked.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'the-primary')) as string[])[1]);
    await until(async () => (await primaryPort()) === portOf(servers[1]!));
    asked.disconnect();
    await until(async () => (await webhook()) === 200);
    await until(async () => (await post()).status === 200);

    expect(before).toEqual([200, 200]);
  });

  it('says which of them it asked, when none knows the primary', async () => {
    const failure = connectRedis(`redis+sentinel://127.0.0.1:${sentinelPort}/other`, 'fail');

    await expect(failure).rejects.toThrow(
      new RegExp(
        `^Redis at redis\\+sentinel://127\\.0\\.0\\.1:${sentinelPort}/other cannot be reached: .*sentinel`,
        'i',
      ),
    );
  });
});

describeWhere(
  program !== '' && findOpenssl(),
  'there is no redis-server or no openssl in PATH (apt-get install redis-server openssl)',
  'Redis over TLS',
  () => {
    let certificate: SelfSigned;
    let server: RedisServer;
    let port: number;

    beforeAll(async () => {
      certificate = selfSigned('localhost', '127.0.0.1');
      const { keyPath, certificatePath } = certificate;
      port = await freePort();
      const tls = [
        '--tls-cert-file',
        certificatePath,
        '--tls-key-file',
        keyPath,
        '--tls-ca-cert-file',
        certificatePath,
      ];
      server = await startRedis(program, undefined, [
        '--tls-port',
        String(port),
        '--tls-auth-clients',
        'no',
        ...tls,
      ]);
    });
    afterAll(async () => {
      await server.stop();
      certificate.remove();
    });

    it('is used by options with its authority', async () => {
      const tls = { ca: certificate.certificate };

      await expect(expectHost({ redis: { host: '127.0.0.1', port, tls } })).resolves.toBeUndefined();
    });

    it('is not trusted by its address without the authority, and that is said', async () => {
      await expect(connectRedis(`rediss://127.0.0.1:${port}`, 'fail')).rejects.toThrow(
        /^Redis at rediss:\/\/127\.0\.0\.1:\d+ cannot be reached: self-signed certificate/,
      );
    });

    it('is used by its address with NODE_EXTRA_CA_CERTS', () => {
      const script =
        "require('./test/support/register-typescript.cjs');" +
        `require('./src/redis/connect-redis').connectRedis('rediss://localhost:${port}', 'fail')` +
        ".then(async (redis) => { console.log(await redis.set('a', '1')); redis.disconnect(); });";

      const said = execFileSync(process.execPath, ['-e', script], {
        cwd: join(__dirname, '../..'),
        env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate.certificatePath },
      });

      expect(String(said).trim()).toBe('OK');
    });
  },
);
