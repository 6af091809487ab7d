import { Injectable } from '@nestjs/common';
import { AccessModule } from '../../src/access/access.module';
import { ApiKeyAuthenticator } from '../../src/access/authenticators/api-key/api-key.authenticator';
import { parseApiKeys } from '../../src/access/authenticators/api-key/api-key';
import { OnStreamEvent } from '../../src/webhooks';
import { DeadLetters } from '../../src/webhooks/durable/dead-letters';
import { durableWebhooks } from '../../src/webhooks/durable/durable-webhooks';
import { DeadLettersModule } from '../../src/webhooks/durable/rest/dead-letters.module';
import { aCallEvent, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts, type WebhookHost } from '../webhooks/webhook-host';
import { PLATFORMS } from '../support/platforms';
import { describeWithRedis } from './redis-server';
import { until } from './until';

const KEYS = [
  { name: 'reader', key: 'reader-key-reader-key-reader-key-1', scopes: ['webhooks:read'] },
  { name: 'writer', key: 'writer-key-writer-key-writer-key-1', scopes: ['webhooks:write'] },
  { name: 'stranger', key: 'strang-key-strang-key-strang-key-1', scopes: ['calls:read'] },
];
const [READER, WRITER, STRANGER] = KEYS.map(({ key }) => key) as [string, string, string];

class Database {
  away = true;
}

@Injectable()
class Handlers {
  constructor(private readonly database: Database) {}

  @OnStreamEvent('*')
  save(): void {
    if (this.database.away) throw new Error('the database is away');
  }
}

const startHost = useWebhookHosts();

describeWithRedis('the REST API of dead letters', (redisUrl) => {
  let database: Database;
  let prefixes = 0;

  beforeEach(() => {
    database = new Database();
  });

  /** A host with a dead letter for each id. */
  async function aHost(platform: (typeof PLATFORMS)[number], ...ids: string[]): Promise<WebhookHost> {
    const host = await startHost(platform, {
      imports: [
        AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator(parseApiKeys(KEYS))] }),
        DeadLettersModule,
      ],
      providers: [{ provide: Database, useValue: database }, Handlers],
      webhooks: {
        delivery: durableWebhooks({ redisUrl: redisUrl(), prefix: `rest-${++prefixes}`, attempts: 1 }),
      },
    });
    for (const id of ids) await host.deliver(signed(aCallEvent('call.live_started'), { id }));
    await until(async () => (await host.app.get(DeadLetters).list()).total === ids.length);
    return host;
  }

  async function send(host: WebhookHost, method: string, path: string, key?: string) {
    const headers = new Headers(key === undefined ? [] : [['x-api-key', key]]);
    const answer = await fetch(`${host.url}/webhooks/dead-letters${path}`, { method, headers });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  it.each(PLATFORMS)('lists, reads, replays and removes them on %s', async (platform) => {
    const host = await aHost(platform, 'a', 'b');

    const list = await send(host, 'GET', '?limit=1', READER);
    expect(list).toMatchObject({
      status: 200,
      body: { total: 2, dead_letters: [{ type: 'call.live_started' }] },
    });
    const [letter] = list.body.dead_letters;
    expect(await send(host, 'GET', `/${letter.id}`, READER)).toEqual({ status: 200, body: letter });
    expect(letter.failed_at).toMatch(/^\d{4}-\d\d-\d\dT/);

    expect(await send(host, 'DELETE', `/${letter.id}`, WRITER)).toEqual({ status: 204, body: undefined });
    expect(await send(host, 'GET', `/${letter.id}`, READER)).toMatchObject({ status: 404 });

    database.away = false;
    const [other] = (await send(host, 'GET', '', READER)).body.dead_letters;
    expect(await send(host, 'POST', `/${other.id}/replay`, WRITER)).toEqual({
      status: 202,
      body: { replayed: 1 },
    });
    await until(async () => (await send(host, 'GET', '', READER)).body.total === 0);
  });

  it('replays all', async () => {
    const host = await aHost('Express', 'a', 'b', 'c');
    database.away = false;

    expect(await send(host, 'POST', '/replay', WRITER)).toEqual({ status: 202, body: { replayed: 3 } });

    await until(async () => (await send(host, 'GET', '', READER)).body.total === 0);
  });

  it.each([
    ['GET', '', WRITER],
    ['GET', '/0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11', WRITER],
    ['POST', '/replay', READER],
    ['POST', '/0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11/replay', READER],
    ['DELETE', '/0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11', READER],
  ])('refuses %s %s without its scope', async (method, path, key) => {
    const host = await aHost('Express');

    expect((await send(host, method, path, key)).status).toBe(403);
    expect((await send(host, method, path, STRANGER)).status).toBe(403);
    expect((await send(host, method, path)).status).toBe(401);
  });

  it('says that there is no such dead letter', async () => {
    const host = await aHost('Express');
    const id = '0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11';

    for (const [method, path, key] of [
      ['GET', `/${id}`, READER],
      ['POST', `/${id}/replay`, WRITER],
      ['DELETE', `/${id}`, WRITER],
    ] as const) {
      expect(await send(host, method, path, key)).toMatchObject({
        status: 404,
        body: { message: `There is no dead letter ${id}.` },
      });
    }
  });

  it('refuses ids and pages that cannot be', async () => {
    const host = await aHost('Express');

    expect((await send(host, 'GET', '/x', READER)).status).toBe(400);
    expect((await send(host, 'GET', '?limit=101', READER)).status).toBe(400);
    expect((await send(host, 'GET', '?offset=-1', READER)).status).toBe(400);
  });
});
