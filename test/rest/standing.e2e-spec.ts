import {
  AccessModule,
  ApiKeyAuthenticator,
  CallsModule,
  JwtAuthenticator,
  StreamClient,
  StreamConnectionError,
  StreamModule,
  UsersModule,
} from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { inSeconds, signWithSecret } from '../support/jwt-issuer';
import { A_PLATFORM } from '../support/platforms';
import { API_KEYS, type RestHost } from './rest-host';
import { startApp } from './start-app';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe.each(A_PLATFORM)('the standing of a user on %s', (platform) => {
  let client: StreamClient;
  let host: RestHost;

  beforeEach(async () => {
    const started = await startApp(platform, {
      imports: [
        StreamModule.forRoot({ ...emulator.createApp(), baseUrl: emulator.url, retries: 0 }),
        AccessModule.forRoot({
          authenticators: [new JwtAuthenticator({ secret: SECRET }), new ApiKeyAuthenticator(API_KEYS)],
        }),
        UsersModule,
        CallsModule,
      ],
    });
    host = started;
    client = started.app.get(StreamClient);
    await client.upsertUsers([{ id: 'john' }]);
    await client.video.call('default', 'own').getOrCreate({ data: { created_by_id: 'john' } });
  });

  afterEach(() => host.close());

  const asJohn = async (method: string, path: string, body?: unknown, iat = inSeconds(-60)) =>
    host.request(method, path, body, {
      authorization: `Bearer ${await signWithSecret(SECRET, { sub: 'john', iat })}`,
    });
  const everything = async () => [
    (await asJohn('POST', '/session')).status,
    (await asJohn('POST', '/users/john/tokens', {})).status,
    (await asJohn('GET', '/calls/default/own')).status,
    (await asJohn('PATCH', '/calls/default/own', { custom: {} })).status,
    (await asJohn('POST', '/calls', { type: 'default', data: {} })).status,
  ];

  it('lets users go on, asking once', async () => {
    const operations: string[] = [];
    client.observe({
      attempt: ({ operation }) => {
        operations.push(operation);
        return undefined;
      },
    });

    for (let time = 0; time < 3; time += 1) await asJohn('GET', '/calls/default/own');

    expect(operations.filter((name) => name === 'QueryUsers')).toHaveLength(1);
  });

  it('keeps everything from users who are deactivated, at once, until reactivated', async () => {
    expect(await everything()).toEqual([201, 201, 200, 200, 201]);

    await host.request('POST', '/users/john/deactivate');
    expect(await everything()).toEqual([403, 403, 403, 403, 403]);

    await host.request('POST', '/users/john/reactivate');
    expect(await everything()).toEqual([201, 201, 200, 200, 201]);
  });

  it.each(['soft', 'hard'])('keeps everything from users after a %s deletion', async (mode) => {
    expect(await everything()).toEqual([201, 201, 200, 200, 201]);

    await host.request('DELETE', `/users/john?mode=${mode}`);

    expect(await everything()).toEqual([403, 403, 403, 403, 403]);
    const { users } = await client.queryUsers({ payload: { filter_conditions: { id: 'john' } } });
    expect(users).toEqual([]);
  });

  it('lets a user who was deleted for good come back by a newer token only', async () => {
    await asJohn('POST', '/session');
    await host.request('DELETE', '/users/john?mode=hard');

    expect((await asJohn('POST', '/session', undefined, inSeconds(-60))).status).toBe(403);
    expect((await asJohn('POST', '/session', undefined, inSeconds(2))).status).toBe(201);
    expect((await asJohn('GET', '/users/john', undefined, inSeconds(2))).status).toBe(200);
    expect((await asJohn('POST', '/session', undefined, inSeconds(-60))).status).toBe(403);
  });

  it('lets a user who was restored go on', async () => {
    await host.request('DELETE', '/users/john');
    await host.request('POST', '/users/john/restore');

    expect((await asJohn('GET', '/users/john')).status).toBe(200);
  });

  it('keeps creating and changing calls from users who are banned', async () => {
    const { users } = await client.queryUsers({ payload: { filter_conditions: { id: 'john' } } });
    const banned = { ...users[0]!, banned: true };
    jest
      .spyOn(client, 'queryUsers')
      .mockResolvedValue({ users: [banned] } as unknown as Awaited<ReturnType<StreamClient['queryUsers']>>);

    expect(await everything()).toEqual([201, 201, 200, 403, 403]);
    expect((await asJohn('PUT', '/calls/default/own', { ring: true })).status).toBe(403);
  });

  it('opens nothing but the session to users whom Stream does not know', async () => {
    const headers = { authorization: `Bearer ${await signWithSecret(SECRET, { sub: 'new' })}` };
    const create = () => host.request('POST', '/calls', { type: 'default', data: {} }, headers);

    expect((await create()).status).toBe(403);
    expect((await host.request('POST', '/session', undefined, headers)).status).toBe(201);
    expect((await create()).status).toBe(201);
  });

  it('changes nothing and signs nothing while Stream cannot say', async () => {
    const outage = new StreamConnectionError('refused', { operation: 'QueryUsers', requestId: 'r' });
    jest.spyOn(client, 'queryUsers').mockRejectedValue(outage);

    const mint = await asJohn('POST', '/users/john/tokens', {});
    const change = await asJohn('PATCH', '/calls/default/own', { custom: {} });
    const read = await asJohn('GET', '/calls/default/own');

    expect([mint.status, change.status, read.status]).toEqual([503, 503, 200]);
    expect(mint.headers.get('retry-after')).toBe('5');
  });
});
