import { AccessModule, ApiKeyAuthenticator, JwtAuthenticator, StreamModule, UsersModule } from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { startCannedStream, type CannedAnswer, type CannedStream } from '../support/canned-stream';
import { aJwtIssuer, unsigned } from '../support/jwt-issuer';
import { A_PLATFORM } from '../support/platforms';
import { API_KEYS, KEY, type RestHost } from './rest-host';
import { startApp } from './start-app';

const issuer = aJwtIssuer();
const claims = { iss: 'https://login.example.com', aud: 'video' };

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe.each(A_PLATFORM)('tokens of an issuer with keys at an address, on %s', (platform) => {
  let keys: CannedStream;
  let answer: CannedAnswer;
  let host: RestHost;

  beforeEach(async () => {
    answer = { body: { keys: [issuer.jwk] } };
    keys = await startCannedStream(() => answer);
    const { apiKey, apiSecret } = emulator.createApp();
    host = await startApp(platform, {
      imports: [
        StreamModule.forRoot({ apiKey, apiSecret, baseUrl: emulator.url }),
        AccessModule.forRoot({
          authenticators: [
            new JwtAuthenticator({ jwksUrl: keys.url, issuer: claims.iss, audience: claims.aud }),
            new ApiKeyAuthenticator(API_KEYS),
          ],
        }),
        UsersModule,
      ],
    });
    await host.request('PUT', '/users', { users: [{ id: 'john' }, { id: 'jack' }] });
  });

  afterEach(async () => {
    await host.close();
    await keys.close();
  });

  const get = (path: string, token: string, others: Record<string, string> = {}) =>
    host.request('GET', path, undefined, { authorization: `Bearer ${token}`, ...others });

  it('let users in as themselves', async () => {
    const token = await issuer.sign({ ...claims, sub: 'john' });

    expect((await get('/users/john', token)).status).toBe(200);
    expect((await get('/users/jack', token)).status).toBe(403);
  });

  it('are nothing when they are of somebody else, for somebody else, or not signed', async () => {
    const tokens = [
      await aJwtIssuer().sign({ ...claims, sub: 'john' }),
      await issuer.sign({ ...claims, sub: 'john', aud: 'mail' }),
      await issuer.sign({ ...claims, sub: 'john', iss: 'https://evil.example.com' }),
      unsigned({ ...claims, sub: 'john' }),
    ];
    const answers = await Promise.all(tokens.map((token) => get('/users/john', token)));

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(answers[0]?.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('wait while the keys were never read, which is our outage and none of those with other credentials', async () => {
    answer = { status: 500 };
    const token = await issuer.sign({ ...claims, sub: 'john' });

    const { status, headers, body } = await get('/users/john', token);
    const withKey = await get('/users/john', token, { 'x-api-key': KEY });

    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(body).toEqual({
      statusCode: 503,
      error: 'Service Unavailable',
      message: 'Tokens cannot be verified at present: the keys of their issuer cannot be read.',
    });
    expect(withKey.status).toBe(200);
  });

  it('go on when the keys were read once', async () => {
    const token = await issuer.sign({ ...claims, sub: 'john' });
    await get('/users/john', token);
    await keys.close();

    expect((await get('/users/john', token)).status).toBe(200);
  });
});
