import { startStreamEmulator, type Fault, type StreamEmulator } from '../../src/emulator';
import { EmulatorHttp } from '../support/emulator-http';
import { until } from '../webhooks-durable/until';
import { exchange, upsert } from './raw-client';

/** The clock stands still, so that no window of the rate limits ends in the middle of a test. */
const clock = { now: () => Date.parse('2026-01-01T00:00:10Z') };
const NEXT_WINDOW = Date.parse('2026-01-01T00:01:00Z') / 1000;

let emulator: StreamEmulator;
let server: EmulatorHttp;

beforeAll(async () => {
  emulator = await startStreamEmulator({ clock });
  server = new EmulatorHttp(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
});

const userIds = () => emulator.exportState().users?.map(({ id }) => id);
const lastRequest = () => emulator.requests().at(-1);

describe('a latency', () => {
  it('holds requests back, and lets them go on as if nothing had been', async () => {
    emulator.faults.add({ kind: 'latency', delay: 60, operation: 'UpdateUsers' });
    const startedAt = performance.now();
    expect(await exchange(emulator, upsert('john'))).toMatchObject({ status: 201 });
    expect(performance.now() - startedAt).toBeGreaterThan(55);
    expect(lastRequest()).toMatchObject({ status: 201, performed: true, faults: ['fault-1'] });
    expect(lastRequest()?.duration).toBeGreaterThan(55);
    expect(userIds()).toEqual(['john']);
  });

  it('adds up with others, and other faults strike after it', async () => {
    const ids = [
      emulator.faults.add({ kind: 'latency', delay: 30 }),
      emulator.faults.add({ kind: 'latency', delay: 30 }),
      emulator.faults.add({ kind: 'status', status: 503 }),
    ];
    const startedAt = performance.now();
    expect((await exchange(emulator)).status).toBe(503);
    expect(performance.now() - startedAt).toBeGreaterThan(55);
    expect(lastRequest()?.faults).toEqual(ids);
  });

  it('is spread as the chance of the emulator has it', async () => {
    const chancy = await startStreamEmulator({ random: () => 0.9 });
    chancy.faults.add({ kind: 'latency', delay: 0, spread: 100 });
    const startedAt = performance.now();
    expect((await exchange(chancy)).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(85);
    await chancy.close();
  });

  it('does not keep the work from being done when the client has given up', async () => {
    emulator.faults.add({ kind: 'latency', delay: 300 });
    const impatience = new AbortController();
    const answer = exchange(emulator, { ...upsert('john'), signal: impatience.signal });
    await until(() => emulator.requests().length === 1);
    impatience.abort();
    expect(await answer).toMatchObject({ error: 'ABORT_ERR' });
    await until(() => emulator.performed('UpdateUsers') === 1);
    expect(userIds()).toEqual(['john']);
    expect(lastRequest()).not.toHaveProperty('status');
  });
});

describe('an error status', () => {
  it.each([
    [500, -1, 'Internal Server Error'],
    [503, -1, 'Service Unavailable'],
    [400, 4, 'Bad Request'],
    [401, 5, 'Unauthorized'],
    [403, 17, 'Forbidden'],
    [404, 16, 'Not Found'],
    [408, 23, 'Request Timeout'],
    [418, 4, "I'm a Teapot"],
  ])('%i has the usual code %i and reason in a body of Stream', async (status, code, reason) => {
    emulator.faults.add({ kind: 'status', status });
    const answer = await exchange(emulator, upsert('john'));
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json;charset=utf-8',
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '299',
    });
    expect(answer.headers).not.toHaveProperty('retry-after');
    expect(JSON.parse(answer.body)).toEqual({
      code,
      message: `UpdateUsers failed with error: "${reason}"`,
      StatusCode: status,
      duration: expect.stringMatching(/^\d+\.\d\dms$/),
      more_info: expect.any(String),
      details: [],
    });
    expect(userIds()).toEqual([]);
    expect(lastRequest()).toMatchObject({ status, performed: false });
  });

  it('says what it is told to', async () => {
    emulator.faults.add({
      kind: 'status',
      status: 503,
      code: 99,
      message: 'overloaded',
      retryAfter: 7,
      unrecoverable: true,
    });
    const answer = await exchange(emulator);
    expect(answer.headers['retry-after']).toBe('7');
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 99,
      message: 'GetApp failed with error: "overloaded"',
      unrecoverable: true,
    });
  });

  it('429 says that nothing remains until the next window', async () => {
    emulator.faults.add({ kind: 'status', status: 429, retryAfter: 0, times: 1 });
    const struck = await exchange(emulator);
    expect(struck.headers).toMatchObject({
      'x-ratelimit-limit': '10000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(NEXT_WINDOW),
      'retry-after': '0',
    });
    expect(JSON.parse(struck.body)).toMatchObject({
      code: 9,
      message: 'GetApp failed with error: "Too many requests, check response headers for more information."',
    });
    const { headers } = await exchange(emulator);
    expect(headers).toMatchObject({ 'x-ratelimit-remaining': '9998' });
    expect(headers).not.toHaveProperty('retry-after');
  });

  it('can come although the work is done', async () => {
    emulator.faults.add({ kind: 'status', status: 502, performed: true });
    expect((await exchange(emulator, upsert('john'))).status).toBe(502);
    expect(userIds()).toEqual(['john']);
    expect(lastRequest()).toMatchObject({ status: 502, performed: true });
  });
});

describe('a reset', () => {
  it.each([
    ['before', []],
    ['after', ['john']],
  ] as const)('%s the work breaks the connection without an answer', async (when, users) => {
    emulator.faults.add({ kind: 'reset', when });
    expect(await exchange(emulator, upsert('john'))).toEqual({ headers: {}, body: '', error: 'ECONNRESET' });
    expect(userIds()).toEqual(users);
    expect(emulator.performed('UpdateUsers')).toBe(users.length);
    expect(lastRequest()).toMatchObject({
      performed: when === 'after',
      body: upsert('john').body,
      duration: expect.any(Number),
    });
    expect(lastRequest()).not.toHaveProperty('status');
  });
});

describe('a truncated answer', () => {
  it.each([
    ['a short one', {}],
    ['a long one', {}],
    ['a compressed one', { 'accept-encoding': 'gzip' }],
  ])('announces its whole length and breaks off in the middle: %s', async (which, headers) => {
    const request = { path: which === 'a short one' ? '/api/v2/devices?user_id=john' : undefined, headers };
    await exchange(emulator, upsert('john'));
    const whole = await exchange(emulator, request);
    emulator.faults.add({ kind: 'truncated' });
    const { status, headers: announced, body, error } = await exchange(emulator, request);
    expect({ status, error }).toEqual({ status: 200, error: 'ECONNRESET' });
    expect(Number(announced['content-length']) / Number(whole.headers['content-length'])).toBeCloseTo(1, 1);
    expect(announced['content-encoding']).toBe(whole.headers['content-encoding']);
    expect(body.length / whole.body.length).toBeCloseTo(0.5, 1);
    expect(lastRequest()).toMatchObject({ status: 200, performed: true });
  });

  it('has its work done', async () => {
    emulator.faults.add({ kind: 'truncated' });
    const { status, body } = await exchange(emulator, upsert('john'));
    expect(status).toBe(201);
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
    expect(userIds()).toEqual(['john']);
  });
});

describe('a malformed answer', () => {
  it.each<[Partial<Fault>, number, string[]]>([
    [{}, 201, ['john']],
    [{ performed: true }, 201, ['john']],
    [{ performed: false }, 201, []],
    [{ performed: false, status: 502 }, 502, []],
  ])('is whole, and no JSON: %j', async (options, status, users) => {
    emulator.faults.add({ kind: 'malformed', ...options } as Fault);
    const answer = await exchange(emulator, upsert('john'));
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/json;charset=utf-8' } });
    expect(answer).not.toHaveProperty('error');
    expect(answer.body).toHaveLength(Number(answer.headers['content-length']));
    expect(() => JSON.parse(answer.body) as unknown).toThrow(SyntaxError);
    expect(userIds()).toEqual(users);
  });

  it('has the status of success of its method', async () => {
    emulator.faults.add({ kind: 'malformed' });
    expect((await exchange(emulator)).status).toBe(200);
  });
});

describe('a dropped request', () => {
  it.each([
    [false, []],
    [true, ['john']],
  ])('is never answered, its work done or not: %j', async (performed, users) => {
    emulator.faults.add({ kind: 'drop', performed });
    const giveUp = new AbortController();
    const answer = exchange(emulator, { ...upsert('john'), signal: giveUp.signal });
    await until(() => emulator.requests().length === 1);
    await until(() => userIds()?.length === users.length);
    expect(lastRequest()).not.toHaveProperty('duration');
    giveUp.abort();
    expect((await answer).error).toBe('ABORT_ERR');
    await until(() => lastRequest()?.duration !== undefined);
    expect(lastRequest()).toMatchObject({ performed, faults: [expect.any(String)] });
    expect(lastRequest()).not.toHaveProperty('status');
    expect(userIds()).toEqual(users);
  });

  it('is ended when the emulator closes, as are those that are held back', async () => {
    const closing = await startStreamEmulator();
    closing.faults.add({ kind: 'drop', operation: 'GetApp' });
    closing.faults.add({ kind: 'latency', delay: 600_000, operation: 'UpdateUsers' });
    const answers = Promise.all([exchange(closing), exchange(closing, upsert('john'))]);
    await until(() => closing.requests().length === 2);
    await closing.close();
    expect(await answers).toMatchObject([{ error: 'ECONNRESET' }, { error: 'ECONNRESET' }]);
    expect(closing.performed('UpdateUsers')).toBe(0);
  });
});

describe('faults', () => {
  it('strike the operations that they name, and no others', async () => {
    emulator.faults.add({ kind: 'status', status: 503, operation: ['GetApp', 'ListDevices'] });
    const statuses = [
      await exchange(emulator),
      await exchange(emulator, { path: '/api/v2/devices?user_id=john' }),
      await exchange(emulator, upsert('john')),
      await exchange(emulator, { path: '/video/devices', claims: { user_id: 'john' } }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 201, 503]);
  });

  it('strike in the order in which they were added', async () => {
    emulator.faults.add({ kind: 'status', status: 500, times: 1 });
    emulator.faults.add({ kind: 'status', status: 502, times: 2 });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await exchange(emulator)).status);
    expect(statuses).toEqual([500, 502, 502, 200]);
    expect(emulator.faults.list()).toMatchObject([
      { matched: 4, struck: 1 },
      { matched: 4, struck: 2 },
    ]);
  });

  it('strike who is refused too: no token keeps a connection from breaking', async () => {
    emulator.faults.add({ kind: 'reset', when: 'after' });
    expect((await exchange(emulator, { headers: { authorization: 'none' } })).error).toBe('ECONNRESET');
    expect(lastRequest()).toMatchObject({ operation: 'GetApp', performed: false });
  });

  it('are of each app alone', async () => {
    const app = emulator.createApp();
    const other = { url: emulator.url, ...app };
    const id = emulator.faults.add({ kind: 'status', status: 503 }, app);
    expect((await exchange(emulator)).status).toBe(200);
    expect((await exchange(other)).status).toBe(503);
    expect(emulator.faults.list()).toEqual([]);
    expect(emulator.faults.remove(id)).toBe(false);
    expect(emulator.faults.remove(id, app)).toBe(true);
    expect((await exchange(other)).status).toBe(200);
  });

  it('are taken back one by one, and all at once', async () => {
    const first = emulator.faults.add({ kind: 'status', status: 500 });
    const second = emulator.faults.add({ kind: 'status', status: 502, operation: 'GetApp' });
    expect(emulator.faults.list()).toEqual([
      { id: first, fault: { kind: 'status', status: 500 }, matched: 0, struck: 0 },
      { id: second, fault: { kind: 'status', status: 502, operation: 'GetApp' }, matched: 0, struck: 0 },
    ]);
    expect(emulator.faults.remove(first)).toBe(true);
    expect((await exchange(emulator)).status).toBe(502);
    emulator.faults.clear();
    expect((await exchange(emulator)).status).toBe(200);
  });

  it('stay when the state is replaced, and go with a reset', async () => {
    emulator.faults.add({ kind: 'status', status: 503 });
    emulator.importState({});
    expect((await exchange(emulator)).status).toBe(503);
    expect(emulator.requests()).toHaveLength(1);
    emulator.reset();
    expect((await exchange(emulator)).status).toBe(200);
    expect(emulator.requests()).toHaveLength(1);
    expect(emulator.performed('GetApp')).toBe(1);
  });

  it('let nothing be done to a state that is gone by then, nor to the one after it', async () => {
    emulator.faults.add({ kind: 'latency', delay: 300 });
    const late = exchange(emulator, upsert('john'));
    await until(() => emulator.requests().length === 1);
    emulator.reset();
    expect((await late).error).toBe('ECONNRESET');
    expect(userIds()).toEqual([]);
    expect(emulator.events()).toEqual([]);
    expect(emulator.performed('UpdateUsers')).toBe(0);
  });

  it('are not shared with who added them', () => {
    const fault = { kind: 'status' as const, status: 503, operation: ['GetApp'] };
    emulator.faults.add(fault);
    fault.operation.push('UpdateUsers');
    expect(emulator.faults.list()[0]?.fault).toMatchObject({ operation: ['GetApp'] });
  });

  it('leave alone who is not struck', async () => {
    emulator.faults.add({ kind: 'reset', when: 'before', every: 2 });
    await server.post('/users', { users: { john: { id: 'john' } } });
    await expect(server.get('/app')).rejects.toThrow('fetch failed');
    expect((await server.get('/app')).status).toBe(200);
  });
});
