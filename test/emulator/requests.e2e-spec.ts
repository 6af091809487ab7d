import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { exchange, upsert } from './raw-client';

const START = Date.parse('2026-01-01T00:00:10Z');

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator({ clock: { now: () => START }, requestsKept: 5 });
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
});

describe('the requests of an app', () => {
  it('are told as they came, in order, with what became of them', async () => {
    await exchange(emulator, { ...upsert('john'), headers: { 'x-client-request-id': 'r1' } });
    await exchange(emulator, {
      path: '/api/v2/devices?limit=5&limit=6&user_id=john',
      claims: { user_id: 'john' },
    });
    await exchange(emulator, { path: '/api/v2/video/call/default/a%2Db' });
    const requests = emulator.requests();
    expect(requests).toEqual([
      {
        number: 1,
        operation: 'UpdateUsers',
        method: 'POST',
        path: '/api/v2/users',
        query: {},
        body: { users: { john: { id: 'john' } } },
        caller: { kind: 'server' },
        requestId: 'r1',
        status: 201,
        performed: true,
        faults: [],
        at: '2026-01-01T00:00:10.000Z',
        duration: expect.any(Number),
      },
      {
        number: 2,
        operation: 'ListDevices',
        method: 'GET',
        path: '/api/v2/devices',
        query: { limit: '5,6', user_id: 'john' },
        caller: { kind: 'user', userId: 'john' },
        status: 200,
        performed: true,
        faults: [],
        at: '2026-01-01T00:00:10.000Z',
        duration: expect.any(Number),
      },
      expect.objectContaining({
        number: 3,
        operation: 'GetCall',
        path: '/api/v2/video/call/default/a%2Db',
        status: 404,
        performed: false,
      }),
    ]);
  });

  it('hold no token and no key', async () => {
    const { headers, ...request } = { ...upsert('john'), headers: { authorization: 'a-token-of-somebody' } };
    await exchange(emulator, request);
    await exchange(emulator, { ...request, headers });
    await exchange(emulator, { path: '/api/v2/app?authorization=secret-1&Token=secret-2' });
    const text = JSON.stringify(emulator.requests());
    for (const secret of [emulator.apiKey, emulator.apiSecret, 'eyJ', 'a-token-of-somebody', 'secret-'])
      expect(text).not.toContain(secret);
  });

  it('hold those that were refused, without what was not read of them', async () => {
    emulator.rateLimits.enforce(true);
    emulator.rateLimits.set('UpdateUsers', 1);
    await exchange(emulator, { ...upsert('john'), headers: { authorization: 'none' } });
    await exchange(emulator, { ...upsert(), body: { users: { john: { id: 'jane' } } } });
    await exchange(emulator, upsert('john'));
    expect(emulator.requests().map(({ status, performed }) => [status, performed])).toEqual([
      [401, false],
      [400, false],
      [429, false],
    ]);
    expect(emulator.requests()[0]).not.toHaveProperty('caller');
    expect(emulator.requests()[0]).not.toHaveProperty('body');
    expect(emulator.requests()[1]).toHaveProperty('body');
    expect(emulator.performed('UpdateUsers')).toBe(0);
  });

  it('are those of one operation on request', async () => {
    await exchange(emulator, upsert('john'));
    await exchange(emulator);
    expect(emulator.requests({ operation: 'GetApp' })).toMatchObject([{ number: 2 }]);
    expect(() => emulator.requests({ operation: 'GetApps' })).toThrow('operation must be one of Stream');
  });

  it('are forgotten beyond what is kept, and counted nevertheless', async () => {
    for (let count = 0; count < 12; count += 1) await exchange(emulator);
    expect(emulator.requests().map(({ number }) => number)).toEqual([8, 9, 10, 11, 12]);
    expect(emulator.performed('GetApp')).toBe(12);
    expect(emulator.performed('UpdateUsers')).toBe(0);
    expect(() => emulator.performed('GetApps')).toThrow('operation must be one of Stream');
  });

  it('are of each app alone, and cleared alone', async () => {
    const app = emulator.createApp();
    await exchange({ url: emulator.url, ...app });
    await exchange(emulator);
    expect(emulator.requests(app)).toHaveLength(1);
    expect(emulator.performed('GetApp', app)).toBe(1);
    emulator.clearRequests();
    expect(emulator.requests()).toEqual([]);
    expect(emulator.performed('GetApp')).toBe(0);
    expect(emulator.requests(app)).toHaveLength(1);
    await exchange(emulator);
    expect(emulator.requests()).toMatchObject([{ number: 1 }]);
  });

  it('are not shared with who asks for them', async () => {
    await exchange(emulator, upsert('john'));
    const [request] = emulator.requests();
    (request!.body as { users: Record<string, object> }).users.john = {};
    expect(emulator.requests()[0]!.body).toEqual(upsert('john').body);
    expect(emulator.exportState().users).toMatchObject([{ id: 'john' }]);
  });

  it('keep no bodies that are large', async () => {
    const body = { users: { john: { id: 'john', custom: { text: 'x'.repeat(300_000) } } } };
    const { status } = await exchange(emulator, { ...upsert(), body });
    expect(emulator.requests()).toMatchObject([{ status }]);
    expect(emulator.requests()[0]).not.toHaveProperty('body');
  });
});
