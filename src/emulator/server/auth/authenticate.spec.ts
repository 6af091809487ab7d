import { createHmac } from 'node:crypto';
import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type AppCredentials, type StreamEmulator } from '../..';

const SECONDS = Math.floor(Date.now() / 1000);

function token(claims: object, secret: string): string {
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

describe('authentication', () => {
  let emulator: StreamEmulator;
  let app: AppCredentials;
  let server: EmulatorHttp;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    app = emulator.createApp();
    server = new EmulatorHttp({ url: emulator.url, ...app });
    await server.post('/users', { users: { john: { id: 'john' } } });
  });

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${emulator.url}${path}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const getApp = (headers: Record<string, string>) => get(`/api/v2/app?api_key=${app.apiKey}`, headers);

  it('names the missing API key, with every field of an error', async () => {
    expect(await get('/api/v2/app')).toEqual({
      status: 401,
      body: {
        code: 2,
        message: 'GetApp failed with error: "api_key or app_id not provided"',
        StatusCode: 401,
        duration: '0',
        more_info: 'https://getstream.io/chat/docs/api_errors_response',
        details: [],
      },
    });
  });

  it('checks the API key before the token and before how it is sent', async () => {
    const { status, body } = await get('/api/v2/app?api_key=unknown', { 'stream-auth-type': 'nonsense' });
    expect({ status, code: body.code, message: body.message }).toEqual({
      status: 401,
      code: 2,
      message: 'GetApp failed with error: "api_key not valid"',
    });
  });

  it('refuses a request without a token', async () => {
    expect((await getApp({ 'stream-auth-type': 'jwt' })).body).toMatchObject({
      code: 5,
      StatusCode: 401,
      message: 'GetApp failed with error: "Token is invalid"',
    });
  });

  it('refuses a token signed with the secret of another app', async () => {
    const other = emulator.createApp();
    expect((await getApp({ authorization: token({ server: true }, other.apiSecret) })).body).toMatchObject({
      code: 5,
      message: 'GetApp failed with error: "Token signature is invalid"',
    });
  });

  it('refuses an unknown way of signing in', async () => {
    const authorization = token({ server: true }, app.apiSecret);
    expect((await getApp({ 'stream-auth-type': 'basic', authorization })).body).toMatchObject({
      code: 5,
      message: 'GetApp failed with error: "stream-auth-type must be one of [jwt anonymous]"',
    });
  });

  it.each(['', 'Bearer ', 'bearer '])('takes a token behind "%s"', async (prefix) => {
    const authorization = prefix + token({ server: true }, app.apiSecret);
    expect((await getApp({ 'Stream-Auth-Type': 'jwt', authorization })).status).toBe(200);
  });

  it('refuses an expired and a premature token with their own codes', async () => {
    const expired = await getApp({ authorization: token({ server: true, exp: SECONDS - 1 }, app.apiSecret) });
    expect(expired).toMatchObject({ status: 401, body: { code: 40 } });
    const premature = await getApp({
      authorization: token({ server: true, iat: SECONDS + 60 }, app.apiSecret),
    });
    expect(premature).toMatchObject({ status: 401, body: { code: 42 } });
    const notYet = await getApp({ authorization: token({ server: true, nbf: SECONDS + 60 }, app.apiSecret) });
    expect(notYet).toMatchObject({ status: 401, body: { code: 41 } });
  });

  it('refuses a token of nobody, and of a user that does not exist', async () => {
    const nobody = await getApp({ authorization: token({}, app.apiSecret) });
    expect(nobody.body).toMatchObject({ code: 5, message: 'GetApp failed with error: "Token is invalid"' });
    const unknown = await server.as('a').get('/devices');
    expect(unknown.body).toMatchObject({
      StatusCode: 404,
      code: 16,
      message: 'ListDevices failed with error: "the user a does not exist"',
    });
  });

  it('keeps users and anonymous callers from what only servers may do', async () => {
    expect((await server.as('john').get('/app')).body).toMatchObject({
      StatusCode: 403,
      code: 17,
      message: `GetApp failed with error: "User 'john' with role 'user' is not allowed to perform action GetApp in scope '.app'"`,
    });
    expect((await server.anonymously().get('/devices')).body).toMatchObject({ StatusCode: 403, code: 17 });
  });

  it('keeps deactivated users out', async () => {
    await server.post('/users/john/deactivate');
    expect((await server.as('john').get('/devices')).body).toMatchObject({
      StatusCode: 403,
      message: 'ListDevices failed with error: "the user john was deactivated"',
    });
  });

  it('takes development tokens only where signatures are not checked', async () => {
    const unsigned = `${token({ user_id: 'john' }, 'x').split('.').slice(0, 2).join('.')}.devtoken`;
    const list = () => get(`/api/v2/devices?api_key=${app.apiKey}`, { authorization: unsigned });
    expect((await list()).body).toMatchObject({ code: 5 });
    await server.patch('/app', { disable_auth_checks: true });
    expect((await list()).status).toBe(200);
  });

  it('revokes the tokens of one user, and takes them again when that is undone', async () => {
    await server.post('/users', { users: { jane: { id: 'jane' } } });
    const revoke = (date: string | null) =>
      server.patch('/users', { users: [{ id: 'john', set: { revoke_tokens_issued_before: date } }] });
    const john = (iat?: number) => server.as('john', { iat }).get('/devices');

    await revoke(new Date(SECONDS * 1000 - 10_000).toISOString());
    expect(await john(SECONDS - 11)).toMatchObject({ status: 401, body: { code: 40 } });
    expect(await john()).toMatchObject({ status: 401, body: { code: 40 } });
    expect((await john(SECONDS - 10)).status).toBe(200);
    expect((await server.as('jane').get('/devices')).status).toBe(200);

    await revoke(null);
    expect((await john()).status).toBe(200);
  });

  it('revokes the tokens of all users of an app, but never those of servers', async () => {
    await server.patch('/app', {
      revoke_tokens_issued_before: new Date(SECONDS * 1000 - 10_000).toISOString(),
    });
    expect((await server.as('john').get('/devices')).status).toBe(401);
    expect((await server.as('john', { iat: SECONDS - 5 }).get('/devices')).status).toBe(200);
    await server.patch('/app', { revoke_tokens_issued_before: null });
    expect((await server.as('john').get('/devices')).status).toBe(200);
  });
});
