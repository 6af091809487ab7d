import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { exchange, upsert } from './raw-client';

const START = Date.parse('2026-01-01T00:00:10Z');

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator({ clock: { now: () => START } });
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
});

async function control(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${emulator.url}/_emulator/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the control API', () => {
  it('adds faults, lists them and takes them back', async () => {
    const { status, body } = await control('POST', 'faults', { kind: 'status', status: 503, times: 2 });
    expect({ status, body }).toEqual({ status: 200, body: { id: expect.any(String) } });
    const id = String(body.id);
    expect((await exchange(emulator)).status).toBe(503);
    expect((await control('GET', 'faults')).body).toEqual({
      faults: [{ id, fault: { kind: 'status', status: 503, times: 2 }, matched: 1, struck: 1 }],
    });
    expect(await control('DELETE', `faults/${id}`)).toEqual({ status: 200, body: {} });
    expect((await exchange(emulator)).status).toBe(200);
    expect(await control('DELETE', `faults/${id}`)).toMatchObject({
      status: 404,
      body: { message: `there is no fault with the id "${id}"` },
    });
  });

  it('takes all faults back at once', async () => {
    emulator.faults.add({ kind: 'drop' });
    emulator.faults.add({ kind: 'drop' });
    await control('DELETE', 'faults');
    expect(emulator.faults.list()).toEqual([]);
  });

  it('is struck by no fault itself, and is in no list of requests', async () => {
    emulator.faults.add({ kind: 'reset', when: 'before' });
    expect((await control('GET', 'clock')).status).toBe(200);
    expect(emulator.requests()).toEqual([]);
  });

  it('tells the requests, and forgets them', async () => {
    await exchange(emulator, upsert('john'));
    await exchange(emulator);
    await exchange(emulator);
    expect((await control('GET', 'requests')).body.requests).toEqual(emulator.requests());
    expect((await control('GET', 'requests?operation=GetApp')).body.requests).toHaveLength(2);
    expect((await control('GET', 'requests/performed')).body).toEqual({
      performed: { UpdateUsers: 1, GetApp: 2 },
    });
    expect((await control('GET', 'requests/performed?operation=GetCall')).body).toEqual({
      performed: { GetCall: 0 },
    });
    await control('DELETE', 'requests');
    expect((await control('GET', 'requests')).body).toEqual({ requests: [] });
    expect((await control('GET', 'requests/performed')).body).toEqual({ performed: {} });
  });

  it('changes the rate limits that it names, and tells how they stand', async () => {
    expect((await control('GET', 'rate_limits')).body).toEqual({ enforced: false, limits: {} });
    await control('PATCH', 'rate_limits', { enforced: true });
    expect((await control('PATCH', 'rate_limits', { limits: { GetApp: 1, DeleteCall: 2 } })).body).toEqual({
      enforced: true,
      limits: { GetApp: 1, DeleteCall: 2 },
    });
    expect([(await exchange(emulator)).status, (await exchange(emulator)).status]).toEqual([200, 429]);
    expect((await control('DELETE', 'rate_limits')).body).toEqual({ enforced: true, limits: {} });
    expect((await exchange(emulator)).status).toBe(200);
  });

  it('tells the time and moves it', async () => {
    expect((await control('GET', 'clock')).body).toEqual({ now: '2026-01-01T00:00:10.000Z' });
    expect((await control('POST', 'clock/advance', { by: '2h' })).body).toEqual({
      now: '2026-01-01T02:00:10.000Z',
    });
    expect((await control('POST', 'clock/advance', { by: 500 })).body).toEqual({
      now: '2026-01-01T02:00:10.500Z',
    });
  });

  it('means the app whose key is given', async () => {
    const app = emulator.createApp();
    const of = `?api_key=${app.apiKey}`;
    await control('POST', `faults${of}`, { kind: 'status', status: 503 });
    await control('PATCH', `rate_limits${of}`, { enforced: true });
    await control('POST', `clock/advance${of}`, { by: '1d' });
    expect((await exchange({ ...emulator, ...app })).status).toBe(503);
    expect((await control('GET', `requests${of}`)).body.requests).toHaveLength(1);
    expect((await exchange(emulator)).status).toBe(200);
    expect((await control('GET', 'requests')).body.requests).toHaveLength(1);
    expect((await control('GET', 'rate_limits')).body.enforced).toBe(false);
    expect((await control('GET', 'clock')).body).toEqual({ now: '2026-01-01T00:00:10.000Z' });
  });

  it.each([
    ['POST', 'faults', { kind: 'status' }, 400, 'status is a required field'],
    ['POST', 'faults', { kind: 'drop', colour: 'red' }, 400, 'colour is no known field'],
    ['POST', 'faults', undefined, 400, 'kind is a required field'],
    ['POST', 'faults', [], 400, 'expected object for field ""'],
    ['GET', 'requests?operation=GetApps', undefined, 400, 'operation must be one of'],
    ['GET', 'requests/performed?operation=GetApps', undefined, 400, 'operation must be one of'],
    ['PATCH', 'rate_limits', { limits: { GetApps: 1 } }, 400, 'operation must be one of'],
    ['PATCH', 'rate_limits', { limits: { GetApp: '1' } }, 400, 'expected number for field "limits.GetApp"'],
    ['PATCH', 'rate_limits', { limits: { GetApp: -1 } }, 400, 'GetApp must be a whole number'],
    ['PATCH', 'rate_limits', { enforce: true }, 400, 'enforce is no known field'],
    ['POST', 'clock/advance', {}, 400, 'by is a required field'],
    ['POST', 'clock/advance', { by: 'soon' }, 400, 'by must be milliseconds, or text'],
    ['POST', 'clock/advance', { by: 1, milliseconds: 1 }, 400, 'milliseconds is no known field'],
  ])('refuses %s %s with %j', async (method, path, body, status, message) => {
    expect(await control(method, path, body)).toEqual({
      status,
      body: { statusCode: status, message: expect.stringContaining(message) },
    });
    expect(emulator.faults.list()).toEqual([]);
  });

  it('sets no limit where one of them is none', async () => {
    await control('PATCH', 'rate_limits', { limits: { GetApp: 1, GetCall: -1 } });
    expect((await control('GET', 'rate_limits')).body.limits).toEqual({});
  });

  it.each(['faults', 'requests', 'requests/performed', 'rate_limits', 'clock'])(
    'does not let a web page at %s',
    async (path) => {
      expect((await control('GET', path, undefined, { origin: 'https://example.test' })).status).toBe(403);
    },
  );
});
