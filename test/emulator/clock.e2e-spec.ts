import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { EmulatorHttp } from '../support/emulator-http';
import { exchange } from './raw-client';

const START = Date.parse('2026-01-01T00:00:10Z');

let emulator: StreamEmulator;
let server: EmulatorHttp;

beforeEach(async () => {
  emulator = await startStreamEmulator({ clock: { now: () => START } });
  server = new EmulatorHttp(emulator);
  await server.post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } });
});
afterEach(() => emulator.close());

const aCall = (type: string, data: object = {}) =>
  server.post(`/video/call/${type}/c1`, { data: { created_by_id: 'john', ...data } });
const ofCall = () => emulator.events().map(({ type }) => type);
const seconds = (millis: number) => Math.floor(millis / 1000);

describe('the clock, moved forward,', () => {
  it('makes tokens expire', async () => {
    const john = server.as('john', { iat: seconds(START), exp: seconds(START) + 3600 });
    emulator.advance('59m');
    expect((await john.get('/devices')).status).toBe(200);
    emulator.advance('1m');
    expect(await john.get('/devices')).toMatchObject({ status: 401, body: { code: 40 } });
  });

  it('lets people in ahead of the start of a call', async () => {
    await aCall('livestream', {
      starts_at: new Date(START + 3_600_000).toISOString(),
      settings_override: { backstage: { enabled: true, join_ahead_time_seconds: 300 } },
    });
    const join = () => emulator.call('livestream:c1').join('jane');
    emulator.advance('54m59s');
    expect(join).toThrow('JoinBackstage');
    emulator.advance('1s');
    expect(join()).toMatchObject({ user_id: 'jane' });
  });

  it('finds calls by a start that lies in the future or the past', async () => {
    await aCall('default', { starts_at: new Date(START + 7_200_000).toISOString() });
    const upcoming = async () => {
      const { now } = (await (await fetch(`${emulator.url}/_emulator/clock`)).json()) as { now: string };
      const filter_conditions = { starts_at: { $gt: now } };
      return (await server.post<{ calls: unknown[] }>('/video/calls', { filter_conditions })).body.calls;
    };
    emulator.advance('1h59m');
    expect(await upcoming()).toHaveLength(1);
    emulator.advance('1m');
    expect(await upcoming()).toEqual([]);
  });

  it('ends a session that nobody is in', async () => {
    await aCall('default', { settings_override: { session: { inactivity_timeout_seconds: 900 } } });
    emulator.call('default:c1').join('john');
    emulator.call('default:c1').leave('john');
    emulator.advance('14m59s');
    expect(ofCall()).not.toContain('call.session_ended');
    emulator.advance('1s');
    expect(ofCall().at(-1)).toBe('call.session_ended');
  });

  it('ends a call at its maximum duration', async () => {
    await aCall('default', { settings_override: { limits: { max_duration_seconds: 5400 } } });
    emulator.call('default:c1').join('john');
    emulator.advance('1h29m');
    expect(ofCall()).not.toContain('call.ended');
    emulator.advance('1h');
    expect(ofCall()).toContain('call.ended');
    const ended = emulator.events().find(({ type }) => type === 'call.ended');
    expect(ended?.payload.created_at).toMatch(/^2026-01-01T01:30:10\./);
  });

  it('opens the next window of the rate limits', async () => {
    emulator.rateLimits.enforce(true);
    emulator.rateLimits.set('GetApp', 1);
    expect((await server.get('/app')).status).toBe(200);
    emulator.advance('49s');
    expect((await server.get('/app')).status).toBe(429);
    emulator.advance('1s');
    const { status, headers } = await exchange(emulator);
    expect(status).toBe(200);
    expect(headers['x-ratelimit-reset']).toBe(String(seconds(START) + 110));
  });

  it('is what the Date header says, of answers and refusals', async () => {
    emulator.advance('2h');
    for (const request of [{}, { path: '/api/v2/devices' }, { headers: { authorization: 'none' } }]) {
      const { headers } = await exchange(emulator, request);
      expect(headers.date).toBe('Thu, 01 Jan 2026 02:00:10 GMT');
    }
    emulator.faults.add({ kind: 'status', status: 503 });
    expect((await exchange(emulator)).headers.date).toBe('Thu, 01 Jan 2026 02:00:10 GMT');
  });

  it('is of each app alone; what belongs to none goes by the source', async () => {
    const app = emulator.createApp();
    emulator.advance('1d', app);
    const dateFor = async (apiKey: string) => (await exchange({ ...emulator, apiKey })).headers.date;
    expect(await dateFor(app.apiKey)).toBe('Fri, 02 Jan 2026 00:00:10 GMT');
    expect(await dateFor(emulator.apiKey)).toBe('Thu, 01 Jan 2026 00:00:10 GMT');
    emulator.advance(3_600_000);
    expect(await dateFor(emulator.apiKey)).toBe('Thu, 01 Jan 2026 01:00:10 GMT');
    expect(await dateFor('unknown')).toBe('Thu, 01 Jan 2026 00:00:10 GMT');
    expect((await exchange(emulator, { path: '/nowhere' })).headers.date).toBe(
      'Thu, 01 Jan 2026 00:00:10 GMT',
    );
  });

  it('is refused what is no time span, and stays', async () => {
    expect(() => {
      emulator.advance('soon');
    }).toThrow('by must be milliseconds, or text such as 90s');
    expect((await exchange(emulator)).headers.date).toBe('Thu, 01 Jan 2026 00:00:10 GMT');
  });
});
