import { decode } from 'jsonwebtoken';
import {
  AccessModule,
  ApiKeyAuthenticator,
  StreamApiError,
  StreamClient,
  StreamModule,
  StreamUserDeactivatedError,
} from '../../src';
import { StreamWebhooksModule } from '../../src/webhooks';
import { startStreamEmulator, type AppCredentials, type StreamEmulator } from '../../src/emulator';
import { A_PLATFORM } from '../support/platforms';
import { API_KEYS, type RestHost } from './rest-host';
import { startApp } from './start-app';

let emulator: StreamEmulator;
let credentials: AppCredentials;
let client: StreamClient;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

beforeEach(async () => {
  credentials = emulator.createApp();
  client = aClient();
  await client.upsertUsers([{ id: 'jack' }]);
  await signIn();
});

afterEach(() => client.close());

afterAll(() => emulator.close());

const aClient = (): StreamClient =>
  new StreamClient(credentials.apiKey, credentials.apiSecret, { baseUrl: emulator.url, retries: 0 });

const signIn = async () => client.createSession({ id: 'john', name: 'John' });

const john = async () => {
  const { users } = await client.queryUsers({ payload: { filter_conditions: { id: 'john' } } });
  return users[0];
};

describe('what a client keeps of a user who signed in', () => {
  it('gives no session to a user whom it deactivated, until reactivated', async () => {
    await client.deactivateUser({ user_id: 'john' });
    await expect(signIn()).rejects.toThrow(StreamUserDeactivatedError);
    expect(await john()).toBeUndefined();

    await client.reactivateUser({ user_id: 'john' });
    expect((await signIn()).user.id).toBe('john');
  });

  it('gives none to a user whom it deleted, until restored', async () => {
    await client.deleteUsers({ user_ids: ['john'] });
    await expect(signIn()).rejects.toThrow(StreamApiError);
    await expect(signIn()).rejects.toMatchObject({ status: 404, code: 16 });

    await client.restoreUsers({ user_ids: ['john'] });
    expect((await signIn()).user.id).toBe('john');
  });

  it('creates a user anew who was deleted for good', async () => {
    const mode = 'hard' as const;
    await client.deleteUsers({ user_ids: ['john'], user: mode, messages: mode, conversations: mode });
    expect(await john()).toBeUndefined();

    await signIn();

    expect(await john()).toMatchObject({ id: 'john', name: 'John' });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['replaced', () => client.upsertUsers([{ id: 'john' }])],
    ['renamed', () => client.updateUsersPartial({ users: [{ id: 'john', set: { name: 'J' } }] })],
    [
      'written with a call',
      () =>
        client.video.call('default', 'a').getOrCreate({ data: { created_by: { id: 'john', name: 'J' } } }),
    ],
  ])('writes the profile of a user again who was %s', async (_, write) => {
    await write();

    await signIn();

    expect(await john()).toMatchObject({ name: 'John' });
  });

  it('shows a role that was given since', async () => {
    await client.updateUsersPartial({ users: [{ id: 'john', set: { role: 'admin' } }] });

    expect((await signIn()).user.role).toBe('admin');
  });

  it('stays when another user is written', async () => {
    await client.updateUsersPartial({ users: [{ id: 'jack', set: { name: 'Jack' } }] });
    const operations: string[] = [];
    client.observe({
      attempt: ({ operation }) => {
        operations.push(operation);
        return undefined;
      },
    });

    await signIn();

    expect(operations).toEqual([]);
  });

  it('goes when the client is told of a change', async () => {
    const elsewhere = aClient();
    await elsewhere.deactivateUser({ user_id: 'john' });
    await elsewhere.close();

    client.userChanged({ userId: 'john', kind: 'changed' });

    await expect(signIn()).rejects.toThrow(StreamUserDeactivatedError);
  });
});

describe.each(A_PLATFORM)('what the client of a host keeps of users on %s', (platform) => {
  let host: RestHost;
  let own: StreamClient;

  beforeEach(async () => {
    const started = await startApp(platform, {
      imports: [
        StreamModule.forRoot({ ...credentials, baseUrl: emulator.url }),
        AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator(API_KEYS)] }),
        StreamWebhooksModule.forRoot(),
      ],
    });
    host = started;
    own = started.app.get(StreamClient);
    await client.updateApp({
      event_hooks: [
        { enabled: true, hook_type: 'webhook', event_types: [], webhook_url: `${host.url}/webhooks/stream` },
      ],
    });
  });

  afterEach(() => host.close());

  it('goes when a webhook tells of a change, and tokens come after a revocation of which one tells', async () => {
    await own.createSession({ id: 'john', name: 'John' });
    await client.revokeUserTokens('john');
    await emulator.webhooks.settled(credentials.apiKey);

    const { iat } = decode(own.generateUserToken({ user_id: 'john' })) as { iat: number };
    expect(iat * 1000).toBeGreaterThan((await john())!.revoke_tokens_issued_before!.getTime());

    await client.deactivateUser({ user_id: 'john' });
    await emulator.webhooks.settled(credentials.apiKey);

    await expect(own.createSession({ id: 'john', name: 'John' })).rejects.toThrow(StreamUserDeactivatedError);
  });
});
