import {
  AccessModule,
  ApiKeyAuthenticator,
  JwtAuthenticator,
  StreamClient,
  StreamModule,
  UsersModule,
} from '../../src';
import { startStreamEmulator, type AppCredentials, type StreamEmulator } from '../../src/emulator';
import { signWithSecret } from '../support/jwt-issuer';
import { A_PLATFORM } from '../support/platforms';
import { API_KEYS, type RestHost } from './rest-host';
import { startApp } from './start-app';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

const bearer = async (claims: object) => ({
  authorization: `Bearer ${await signWithSecret(SECRET, { ...claims })}`,
});

describe.each(A_PLATFORM)('a session on %s', (platform) => {
  let credentials: AppCredentials;
  let client: StreamClient;
  let host: RestHost;
  let operations: string[];

  beforeEach(async () => {
    credentials = emulator.createApp();
    const started = await startApp(platform, {
      imports: [
        StreamModule.forRoot({ ...credentials, baseUrl: emulator.url, maxTokenValiditySeconds: 1800 }),
        AccessModule.forRoot({
          authenticators: [new JwtAuthenticator({ secret: SECRET }), new ApiKeyAuthenticator(API_KEYS)],
        }),
        UsersModule,
      ],
    });
    host = started;
    client = started.app.get(StreamClient);
    operations = [];
    client.observe({
      attempt: ({ operation }) => {
        operations.push(operation);
        return undefined;
      },
    });
  });

  afterEach(() => host.close());

  const signIn = async (claims: object, body?: unknown) =>
    host.request('POST', '/session', body, await bearer(claims));

  it('creates the user of the token and lets it connect', async () => {
    const claims = { sub: 'john', name: 'John', picture: 'https://example.com/j.png' };

    const { status, headers, body } = await signIn(claims);

    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      api_key: credentials.apiKey,
      user: { id: 'john', name: 'John', image: 'https://example.com/j.png', role: 'user' },
      token: expect.any(String),
      expires_at: expect.any(String),
    });
    const { user_id, exp } = JSON.parse(
      Buffer.from((body.token as string).split('.')[1]!, 'base64url').toString(),
    ) as { user_id: string; exp: number };
    expect(user_id).toBe('john');
    expect(Date.parse(body.expires_at)).toBe(exp * 1000);
    // The longest validity that the client allows is less than an hour.
    expect(exp - Date.now() / 1000).toBeLessThanOrEqual(1800);
    expect(exp - Date.now() / 1000).toBeGreaterThan(1700);
    // The first asks how the user stands.
    expect(operations).toEqual(['QueryUsers', 'QueryUsers', 'UpdateUsers']);
  });

  it('merges name and picture into a user who exists, and leaves all else', async () => {
    await client.upsertUsers([
      { id: 'john', name: 'J', role: 'admin', language: 'en', custom: { color: 'red' }, teams: ['red'] },
    ]);

    await signIn({ sub: 'john', name: 'John' });

    const { users } = await client.queryUsers({ payload: { filter_conditions: { id: 'john' } } });
    expect(users[0]).toMatchObject({
      name: 'John',
      role: 'admin',
      language: 'en',
      custom: { color: 'red' },
      teams: ['red'],
    });
  });

  it('asks nothing of Stream while the profile was written lately', async () => {
    await signIn({ sub: 'john', name: 'John' });
    operations.length = 0;

    const again = await signIn({ sub: 'john', name: 'John' });
    const otherName = await signIn({ sub: 'john', name: 'Johnny' });

    expect([again.body.user.name, otherName.body.user.name]).toEqual(['John', 'Johnny']);
    expect(operations).toEqual(['QueryUsers', 'QueryUsers', 'UpdateUsersPartial']);
  });

  it('shares one write between those of a user at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn({ sub: 'john' })));

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(operations.filter((name) => name === 'UpdateUsers')).toHaveLength(1);
  });

  it.each([{}, undefined])('takes the body %j', async (body) => {
    expect((await signIn({ sub: 'john' }, body)).status).toBe(201);
  });

  it.each(['id', 'user_id', 'user', 'role', 'validity_in_seconds'])(
    'takes no %s from the body',
    async (field) => {
      const { status, body } = await signIn({ sub: 'john' }, { [field]: 'jack' });

      expect(status).toBe(400);
      expect(body.message).toEqual([`${field} is not a known field`]);
    },
  );

  it('is refused to services, who are told what to do', async () => {
    const { status, body } = await host.request('POST', '/session');

    expect(status).toBe(403);
    expect(body.message).toContain("send the user's JWT");
    expect(body.message).toContain('POST /users/{id}/tokens');
  });

  it('needs the scope to mint tokens', async () => {
    const narrow = await startApp(platform, {
      imports: [
        StreamModule.forRoot({ ...credentials, baseUrl: emulator.url }),
        AccessModule.forRoot({ authenticators: [new JwtAuthenticator({ secret: SECRET, userScopes: [] })] }),
        UsersModule,
      ],
    });
    const post = async (claims: object) =>
      narrow.request('POST', '/session', undefined, await bearer(claims));

    expect((await post({ sub: 'john' })).status).toBe(403);
    expect((await post({ sub: 'john', scope: 'openid tokens:mint' })).status).toBe(403);
    await narrow.close();
  });

  it('has no more scopes than the token lists', async () => {
    expect((await signIn({ sub: 'john', scope: 'openid tokens:mint' })).status).toBe(201);
    expect((await signIn({ sub: 'john', scope: 'calls:read' })).status).toBe(403);
    expect((await signIn({ sub: 'john', scope: '' })).status).toBe(403);
  });

  it('is refused to a user who is deactivated, or was deleted', async () => {
    await client.upsertUsers([{ id: 'john' }, { id: 'jack' }]);
    await client.deactivateUser({ user_id: 'john' });
    await client.deleteUsers({ user_ids: ['jack'] });

    const deactivated = await signIn({ sub: 'john', name: 'John' });
    const deleted = await signIn({ sub: 'jack' });

    expect(deactivated).toMatchObject({ status: 403, body: { message: 'The user john is deactivated.' } });
    expect(deleted).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('deleted') },
    });
  });

  it('works beside API keys, and 401 names both', async () => {
    const service = await host.request('GET', '/users/john');
    const { status, headers, body } = await host.request('POST', '/session', undefined, {
      authorization: 'Bearer nonsense',
    });

    expect(service.status).toBe(404);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(body.message).toBe(
      'Send valid credentials, such as a JWT in the header Authorization: Bearer … or an API key in the header x-api-key.',
    );
  });
});
