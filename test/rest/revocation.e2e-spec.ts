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
let credentials: AppCredentials;
const clients: StreamClient[] = [];

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

beforeEach(() => {
  credentials = emulator.createApp();
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

afterAll(() => emulator.close());

function aClient(tokenBackdatingSeconds: number): StreamClient {
  const { apiKey, apiSecret } = credentials;
  const client = new StreamClient(apiKey, apiSecret, { baseUrl: emulator.url, tokenBackdatingSeconds });
  clients.push(client);
  return client;
}

/** What Stream answers to whoever has the token. */
async function statusWith(token: string): Promise<number> {
  const url = `${emulator.url}/api/v2/video/calls?api_key=${credentials.apiKey}`;
  const headers = { authorization: token, 'stream-auth-type': 'jwt', 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: '{}' });
  await response.arrayBuffer();
  return response.status;
}

const statusesWith = async (...tokens: string[]) => Promise.all(tokens.map(statusWith));

describe('signing out everywhere and in again', () => {
  describe.each([0, 1, 5])('with tokens that are dated back by %i s', (backdating) => {
    it('ends all tokens from before, and none from after', async () => {
      const client = aClient(backdating);
      await client.upsertUsers([{ id: 'john' }, { id: 'jack' }]);
      const jack = client.generateUserToken({ user_id: 'jack' });
      for (let time = 0; time < 2; time += 1) {
        const old = client.generateUserToken({ user_id: 'john' });
        expect(await statusesWith(old, jack)).toEqual([201, 201]);

        await client.revokeUserTokens('john');

        const { token } = await client.createSession({ id: 'john' });
        const others = [
          client.generateUserToken({ user_id: 'john' }),
          client.generateCallToken({ user_id: 'john', call_cids: ['default:a'] }),
          client.generatePermanentUserToken({ user_id: 'john' }),
        ];
        expect(await statusesWith(token, ...others)).toEqual([201, 201, 201, 201]);
        expect(await statusesWith(old, jack)).toEqual([401, 201]);
      }
    });

    it('works with a moment of the caller too, down to the second in which it is', async () => {
      const client = aClient(backdating);
      await client.upsertUsers([{ id: 'john' }]);
      const old = client.generateUserToken({ user_id: 'john', iat: Math.floor(Date.now() / 1000) });

      await client.revokeUserTokens('john', new Date());

      const fresh = client.generateUserToken({ user_id: 'john' });
      expect(await statusesWith(old, fresh)).toEqual([401, 201]);
    });

    it('works for all users of the app', async () => {
      const client = aClient(backdating);
      await client.upsertUsers([{ id: 'john' }, { id: 'jack' }]);
      const old = ['john', 'jack'].map((user_id) => client.generateUserToken({ user_id }));

      await client.updateApp({ revoke_tokens_issued_before: new Date() });

      const fresh = ['john', 'jack'].map((user_id) => client.generateUserToken({ user_id }));
      expect(await statusesWith(...old, ...fresh)).toEqual([401, 401, 201, 201]);
    });

    it('is known to another client that has heard of the user since', async () => {
      const [client, replica] = [aClient(backdating), aClient(backdating)];
      await client.upsertUsers([{ id: 'john' }]);
      const old = replica.generateUserToken({ user_id: 'john' });
      await client.revokeUserTokens('john');

      const { token } = await replica.createSession({ id: 'john' });

      expect(await statusesWith(old, token)).toEqual([401, 201]);
    });
  });
});

describe.each(A_PLATFORM)('signing out everywhere and in again on %s', (platform) => {
  let replicas: RestHost[];

  beforeEach(async () => {
    replicas = [];
    for (let index = 0; index < 2; index += 1) {
      const started = await startApp(platform, {
        imports: [
          StreamModule.forRoot({ ...credentials, baseUrl: emulator.url }),
          AccessModule.forRoot({
            authenticators: [new JwtAuthenticator({ secret: SECRET }), new ApiKeyAuthenticator(API_KEYS)],
          }),
          UsersModule,
        ],
      });
      replicas.push(started);
    }
  });

  afterEach(async () => {
    for (const host of replicas) await host.close();
  });

  it('ends all tokens from before and none from after, on every replica that asks Stream for the user', async () => {
    const headers = { authorization: `Bearer ${await signWithSecret(SECRET, { sub: 'john' })}` };
    const [host, other] = replicas as [RestHost, RestHost];
    const signIn = async (at: RestHost) =>
      (await at.request('POST', '/session', undefined, headers)).body.token as string;
    const old = await signIn(host);

    expect((await host.request('POST', '/users/john/tokens/revoke')).status).toBe(204);

    const minted = await host.request('POST', '/users/john/tokens', {});
    const fresh = [await signIn(host), await signIn(other), minted.body.token as string];
    expect(await statusesWith(old, ...fresh)).toEqual([401, 201, 201, 201]);
  });
});
