import { Agent, get, request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { EmulatorHttp, type EmulatedApp } from '../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '..';
import { signUserToken } from '../protocol/token';

/** A server token of the app, through the only thing that signs in this test: the support's own client. */
function headersFor({ apiSecret }: EmulatedApp): Record<string, string> {
  return { authorization: signUserToken('john', apiSecret, Date.now()), 'content-type': 'application/json' };
}

describe('the HTTP side', () => {
  let emulator: StreamEmulator;
  let app: EmulatedApp;
  let server: EmulatorHttp;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    app = { url: emulator.url, ...emulator.createApp() };
    server = new EmulatorHttp(app);
    await server.post('/users', { users: { john: { id: 'john' } } });
  });

  const url = (path: string) => `${app.url}${path}${path.includes('?') ? '&' : '?'}api_key=${app.apiKey}`;
  const send = (method: string, path: string, body?: string) =>
    fetch(url(path), { method, headers: headersFor(app), ...(body !== undefined && { body }) });

  it('answers GET, PATCH and DELETE with 200, POST and PUT with 201, always with a duration', async () => {
    await server.post('/external_storage', { name: 'a', bucket: 'b', storage_type: 's3' });
    const answers = [
      await server.get('/app'),
      await server.patch('/app', {}),
      await server.post('/users', { users: {} }),
      await server.put('/external_storage/a', { bucket: 'c', storage_type: 's3' }),
      await server.delete('/external_storage/a'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 201, 201, 200]);
    for (const { body } of answers)
      expect(body).toMatchObject({ duration: expect.stringMatching(/^\d+\.\d\dms$/) });
  });

  it.each([
    ['GET', '/api/v2/nothing'],
    ['DELETE', '/api/v2/users'],
    ['HEAD', '/api/v2/app'],
    ['GET', '/'],
    ['GET', '/api/v2/app/'],
    ['GET', '/api/v2/%ff'],
  ])('does not know %s %s', async (method, path) => {
    const response = await send(method, path);
    expect(response.status).toBe(404);
    if (method === 'HEAD') return;
    expect(await response.json()).toMatchObject({
      code: 16,
      StatusCode: 404,
      message: 'Request failed with error: "Not Found"',
    });
  });

  it('says of an operation it does not have that it does not have it', async () => {
    expect(await server.post('/polls', { name: 'x' })).toMatchObject({
      status: 501,
      body: {
        code: -1,
        StatusCode: 501,
        message: 'CreatePoll failed with error: "CreatePoll is not implemented by the emulator"',
        unrecoverable: true,
      },
    });
  });

  const form = new FormData();
  form.append('file', new Blob(['x'.repeat(1000)]), 'a.png');

  it.each<[string, string, RequestInit['body'], Record<string, string>]>([
    ['a form with a file', '/api/v2/uploads/file', form, {}],
    ['a form with an image', '/api/v2/uploads/image', form, {}],
    ['no body', '/api/v2/polls', undefined, {}],
    ['broken JSON', '/api/v2/polls', '{"name":', { 'content-type': 'application/json' }],
    ['JSON that is no object', '/api/v2/polls', '[1]', { 'content-type': 'application/json' }],
    ['text', '/api/v2/polls', 'name', { 'content-type': 'text/plain' }],
    ['fields of a form', '/api/v2/polls', new URLSearchParams({ name: 'x' }), {}],
    ['bytes of no type', '/api/v2/polls', new Uint8Array([0xff, 0, 0x80]), {}],
    ['gzip', '/api/v2/polls', new Uint8Array(gzipSync('{"name":"x"}')), { 'content-encoding': 'gzip' }],
    ['a body that is too large', '/api/v2/uploads/file', new Uint8Array(6 * 1024 * 1024), {}],
    ['a body that comes in pieces', '/api/v2/uploads/file', new Blob(['a', 'b']).stream(), {}],
    ['a form to JoinCall', '/api/v2/video/call/default/c1/join', form, {}],
  ])('says that it does not have an operation, whatever was sent: %s', async (_, path, body, headers) => {
    await server.post('/video/call/default/c1', { data: { created_by_id: 'john' } });
    const { authorization } = headersFor(app);
    const response = await fetch(url(path), {
      method: 'POST',
      headers: { authorization: authorization ?? '', ...headers },
      ...(body !== undefined && { body, duplex: 'half' }),
    });
    expect(response.status).toBe(501);
    expect(await response.json()).toMatchObject({ code: -1, StatusCode: 501, unrecoverable: true });
    expect((await server.get('/app')).status).toBe(200);
  });

  it('checks who asks for an operation it does not have, and keeps what it was sent if it is JSON', async () => {
    const stranger = await fetch(url('/api/v2/uploads/file'), { method: 'POST', body: form });
    expect(stranger.status).toBe(401);
    await server.post('/polls', { name: 'x' });
    expect(emulator.requests({ operation: 'CreatePoll', apiKey: app.apiKey })).toMatchObject([
      { status: 501, body: { name: 'x' }, performed: false },
    ]);
  });

  it('takes an empty body where no field is required', async () => {
    const response = await send('POST', '/api/v2/users/unblock', '');
    expect(response.status).toBe(400);
    expect((await server.patch('/app')).status).toBe(200);
  });

  it.each([
    ['1,000 levels', 996, '', 201],
    ['1,001 levels', 997, '', 400],
    ['a million levels', 1_000_000, '', 400],
    ['brackets in texts', 1, `"${'['.repeat(1500)}`, 201],
  ])('takes JSON that can be written again, not more: %s', async (_, depth, text, status) => {
    const call = '/api/v2/video/call/default/deep';
    // Four levels besides: the body, the data, its custom fields and the list around the text.
    const nested = '['.repeat(depth) + JSON.stringify([text]) + ']'.repeat(depth);
    const response = await send('POST', call, `{"data":{"custom":{"a":${nested}}}}`);
    expect(response.status).toBe(status);
    expect((await send('GET', call)).status).toBe(status === 201 ? 200 : 404);
  });

  it.each(['{', '{"users":', 'text', '{"a":1}}'])('refuses %s, which is no JSON', async (body) => {
    const response = await send('POST', '/api/v2/users', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 4,
      message: 'UpdateUsers failed with error: "invalid json data"',
    });
  });

  it('refuses a body that is too large, and goes on with the connection', async () => {
    const response = await send(
      'POST',
      '/api/v2/users',
      JSON.stringify({ filler: 'x'.repeat(4 * 1024 * 1024) }),
    );
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 22, StatusCode: 413 });
    expect((await server.get('/app')).status).toBe(200);
  });

  it('refuses headers that are too large, in the shape of every other error', async () => {
    const answer = await rawAnswer(
      `GET /api/v2/app HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({
      code: 24,
      StatusCode: 431,
      details: [],
    });
  });

  it('refuses what is no HTTP', async () => {
    expect(await rawAnswer('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*"code":4/);
  });

  it('counts requests down in its headers, failed ones too', async () => {
    const before = Math.floor(Date.now() / 1000);
    const responses = [
      await send('GET', '/api/v2/devices'),
      await send('GET', '/api/v2/devices'),
      await fetch(`${app.url}/api/v2/devices?api_key=${app.apiKey}`),
      await fetch(`${app.url}/api/v2/nothing`),
    ];
    const remaining = responses.map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
    expect(remaining[1]).toBeLessThan(remaining[0]!);
    expect(remaining[2]).toBeLessThan(remaining[1]!);
    for (const { headers } of responses) {
      expect(Number(headers.get('x-ratelimit-limit'))).toBeGreaterThan(0);
      expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(before);
      expect(Number(headers.get('x-ratelimit-reset'))).toBeLessThanOrEqual(before + 61);
    }
  });

  it('compresses long answers for clients that ask for it', async () => {
    const asked = await rawHeaders('/api/v2/permissions', { 'accept-encoding': 'gzip, br' });
    expect(asked).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/json;charset=utf-8',
    });
    expect(await rawHeaders('/api/v2/permissions', {})).not.toHaveProperty('content-encoding');
    expect(await rawHeaders('/api/v2/permissions', { 'accept-encoding': 'gzip;q=0' })).not.toHaveProperty(
      'content-encoding',
    );
    expect(
      await rawHeaders('/api/v2/rate_limits?endpoints=GetApp&web=true', { 'accept-encoding': 'gzip' }),
    ).not.toHaveProperty('content-encoding');
    expect(
      await (await fetch(url('/api/v2/video/edges'), { headers: headersFor(app) })).json(),
    ).toHaveProperty('edges');
  });

  it('decodes path segments', async () => {
    await server.post('/roles', { name: 'a/b c' });
    expect((await server.delete('/roles/a%2Fb%20c')).status).toBe(200);
  });

  it('prints dates as integers, and as text on the paths of the browser SDK', async () => {
    await server.post('/devices', { id: 'd', push_provider: 'apn', user_id: 'john' });
    const text = await (await send('GET', '/api/v2/devices')).text();
    expect(text).toMatch(/"created_at":\d{16}000[,}]/);
    const legacy = await (await send('GET', '/video/devices?user_id=john')).text();
    expect(legacy).toMatch(/"created_at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"/);
  });

  it('has nothing on the paths of the browser SDK that only servers may do', async () => {
    expect((await send('GET', '/video/app')).status).toBe(404);
  });

  it('handles requests in the order in which they arrive', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 2 });
    const roundTrip = (method: string, body = '') =>
      new Promise<string>((resolve, reject) => {
        const outgoing = request(
          url('/api/v2/devices'),
          { agent, method, headers: headersFor(app) },
          (incoming) => {
            let text = '';
            incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
            incoming.on('end', () => {
              resolve(text);
            });
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      });
    // Both connections are open before the order matters.
    await Promise.all([roundTrip('GET'), roundTrip('GET')]);
    for (const id of ['a', 'b', 'c']) {
      const [, listed] = await Promise.all([
        roundTrip('POST', JSON.stringify({ id, push_provider: 'apn' })),
        roundTrip('GET'),
      ]);
      expect(listed).toContain(`"id":"${id}"`);
    }
    agent.destroy();
  });

  it('survives clients that go away in the middle of a request', async () => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    const path = new URL(url('/api/v2/users'));
    socket.write(
      `POST ${path.pathname}${path.search} HTTP/1.1\r\nHost: a\r\nAuthorization: ${headersFor(app).authorization ?? ''}\r\nContent-Length: 50\r\n\r\n{`,
    );
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect((await server.get('/app')).status).toBe(200);
  });

  function rawAnswer(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('end', () => {
        resolve(answer);
      });
      socket.on('error', reject);
    });
  }

  /** Through node:http, as fetch sends its own `Accept-Encoding`. */
  async function rawHeaders(path: string, headers: Record<string, string>) {
    await server.patch('/app', { disable_auth_checks: true });
    const claims = Buffer.from('{"server":true}').toString('base64url');
    const head = Buffer.from('{"alg":"HS256"}').toString('base64url');
    return new Promise((resolve, reject) => {
      get(url(path), { headers: { ...headers, authorization: `${head}.${claims}.devtoken` } }, (incoming) => {
        incoming.resume();
        resolve(incoming.headers);
      }).on('error', reject);
    });
  }
});
