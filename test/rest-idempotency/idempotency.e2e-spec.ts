import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { type Answer, type RestHost } from '../rest/rest-host';
import { as, startTrustingHost } from '../rest/trusting-host';
import { A_PLATFORM } from '../support/platforms';

const BACKEND = as('service', 'backend');
const byJohn = { created_by_id: 'john' };

const callId = ({ body }: Answer) => String(body.call.id);

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe.each(A_PLATFORM)('a POST with an Idempotency-Key on %s', (platform) => {
  let host: RestHost;

  beforeEach(async () => {
    const { apiKey, apiSecret } = emulator.createApp();
    host = await startTrustingHost(platform, { apiKey, apiSecret, baseUrl: emulator.url });
    await host.request('PUT', '/users', { users: [{ id: 'john' }, { id: 'jack' }] }, BACKEND);
  });

  afterEach(() => host.close());

  function post(
    path: string,
    key: string,
    body?: unknown,
    caller: Record<string, string> = BACKEND,
  ): Promise<Answer> {
    return host.request('POST', path, body, { ...caller, 'idempotency-key': key });
  }

  it('is answered as the first time when it is repeated: status, body and Location', async () => {
    const body = {
      type: 'default',
      data: { ...byJohn, starts_at: '2030-01-01T10:00:00Z', custom: { b: 1, a: [2] } },
    };

    const first = await post('/calls', 'k', body);
    const repeat = await post('/calls', 'k', body);
    const calls = await host.request('POST', '/calls/query', {}, BACKEND);

    expect(first).toMatchObject({ status: 201, body: { created: true } });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(repeat.status).toBe(201);
    expect(JSON.stringify(repeat.body)).toBe(JSON.stringify(first.body));
    expect(repeat.headers.get('idempotency-replayed')).toBe('true');
    expect(repeat.headers.get('location')).toBe(first.headers.get('location'));
    expect(repeat.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(calls.body.calls).toHaveLength(1);
  });

  it.each([
    ['/calls/default/a/end', undefined, 200],
    ['/users/jack/deactivate', undefined, 200],
    ['/users/jack/tokens/revoke', {}, 204],
    ['/call-types', { name: 'webinar' }, 201],
    ['/calls/default/nope/end', undefined, 404],
    ['/calls', { type: 'default', id: 'a', data: byJohn }, 409],
  ])('to %s with the body %j is answered with %d again', async (path, body, status) => {
    await host.request('PUT', '/calls/default/a', { data: byJohn }, BACKEND);

    const first = await post(path, 'k', body);
    const repeat = await post(path, 'k', body);

    expect([first.status, repeat.status]).toEqual([status, status]);
    expect(JSON.stringify(repeat.body)).toBe(JSON.stringify(first.body));
    expect(repeat.headers.get('idempotency-replayed')).toBe('true');
  });

  it('is a repeat whatever the order of the keys in its body', async () => {
    const first = await post(
      '/calls',
      'k',
      '{"type": "default", "data": {"created_by_id": "john", "custom": {"a": 1, "b": 2}}}',
    );
    const repeat = await post(
      '/calls',
      'k',
      '{"data":{"custom":{"b":2,"a":1},"created_by_id":"john"},"type":"default"}',
    );

    expect(repeat.body.call.id).toBe(first.body.call.id);
  });

  it.each([
    ['another body', '/calls', { type: 'livestream', data: byJohn }],
    ['an invalid body', '/calls', { type: 'default', data: 1 }],
    ['another path', '/calls/default/a/end', undefined],
    ['a query', '/calls?x=1', { type: 'default', data: byJohn }],
  ])('that has %s than the first one is refused by the name of the header', async (_, path, body) => {
    await post('/calls', 'k', { type: 'default', data: byJohn });

    const other = await post(path, 'k', body);

    expect(other.status).toBe(422);
    expect(other.body).toEqual({
      statusCode: 422,
      error: 'Unprocessable Entity',
      message: expect.stringContaining('Idempotency-Key'),
    });
  });

  it('is one of its caller alone', async () => {
    const bodies = { type: 'default', data: {} };
    const callers = [as('user', 'john'), as('user', 'jack'), as('service', 'john')];

    const [john, jack, service] = await Promise.all(
      callers.map((caller) =>
        post('/calls', 'k', { ...bodies, data: caller === callers[2] ? byJohn : {} }, caller),
      ),
    );

    expect([john!, jack!, service!].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set([john!, jack!, service!].map(callId)).size).toBe(3);
    expect(jack!.body.call.created_by.id).toBe('jack');
  });

  it('is refused to those who may not make it, also when there is an answer', async () => {
    const body = { type: 'default', data: byJohn };
    await post('/calls', 'k', body);

    const nobody = await post('/calls', 'k', body, {});
    const withoutScope = await post('/calls', 'k', body, as('service', 'backend', ['calls:read']));
    const again = await post('/calls', 'k', body);

    expect([nobody.status, withoutScope.status, again.status]).toEqual([401, 403, 201]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('may be corrected after it was invalid', async () => {
    const invalid = await post('/calls', 'k', { type: 'default', data: {} });
    const corrected = await post('/calls', 'k', { type: 'default', data: byJohn });

    expect([invalid.status, corrected.status]).toEqual([400, 201]);
  });

  it.each(['', 'x'.repeat(256), 'späť'])(
    'of the form %j is refused by the name of the header',
    async (key) => {
      const latin1 = Buffer.from(key).toString('latin1');

      const { status, body } = await post('/calls', latin1, { type: 'default', data: byJohn });

      expect(status).toBe(400);
      expect(body).toEqual({
        statusCode: 400,
        error: 'Bad Request',
        message: ['The header Idempotency-Key must have 1 to 255 printable ASCII characters.'],
      });
    },
  );

  it('is no repeat when it mints a token or searches: those ignore the header', async () => {
    const tokens = [await post('/users/john/tokens', 'k', {}), await post('/users/jack/tokens', 'k', {})];
    const searches = [
      await post('/users/query', 'k', { filter_conditions: { id: 'john' } }),
      await post('/users/query', 'k', { filter_conditions: { id: 'jack' } }),
    ];

    expect(tokens.map(({ status, body }) => [status, String(body.user_id)])).toEqual([
      [201, 'john'],
      [201, 'jack'],
    ]);
    expect(searches.map(({ body }) => String(body.users[0].id))).toEqual(['john', 'jack']);
    expect([...tokens, ...searches].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual(
      Array.from({ length: 4 }, () => null),
    );
  });

  it.each(['PUT', 'PATCH'])('is not one with the method %s', async (method) => {
    const path = method === 'PUT' ? '/calls/default/b' : '/users/john';
    const body = method === 'PUT' ? { data: byJohn } : { set: { name: 'John' } };
    const headers = { ...BACKEND, 'idempotency-key': 'k' };

    const first = await host.request(method, path, body, headers);
    const second = await host.request(method, path, body, headers);

    expect(first.status).toBeLessThan(300);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
  });

  it('without the header is carried out each time', async () => {
    const body = { type: 'default', data: byJohn };

    const answers = [
      await host.request('POST', '/calls', body, BACKEND),
      await host.request('POST', '/calls', body, BACKEND),
    ];

    expect(new Set(answers.map(callId)).size).toBe(2);
  });

  it('survives a body nested deeper than the rules allow', async () => {
    const deep = `{"type": ${'['.repeat(5000)}${']'.repeat(5000)}}`;

    expect((await post('/calls', 'k', deep)).status).toBe(400);
  });
});
