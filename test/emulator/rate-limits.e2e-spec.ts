import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { exchange } from './raw-client';

let emulator: StreamEmulator;

beforeEach(async () => {
  emulator = await startStreamEmulator({ clock: { now: () => Date.parse('2026-01-01T00:00:10Z') } });
});
afterEach(() => emulator.close());

const statuses = async (count: number, app = {}) => {
  const answers = [];
  for (let index = 0; index < count; index += 1) answers.push(await exchange({ ...emulator, ...app }));
  return answers.map(({ status }) => status);
};

describe('the rate limits of an app', () => {
  it('are enforced, and only counted, as it is told to at any time', async () => {
    emulator.rateLimits.set('GetApp', 2);
    expect(await statuses(3)).toEqual([200, 200, 200]);
    emulator.rateLimits.enforce(true);
    const refused = await exchange(emulator);
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '0' },
    });
    expect(refused.headers).not.toHaveProperty('retry-after');
    expect(JSON.parse(refused.body)).toMatchObject({ code: 9, StatusCode: 429 });
    emulator.rateLimits.enforce(false);
    expect(await statuses(1)).toEqual([200]);
  });

  it('can be set and given back, and show in what Stream tells of them', async () => {
    const shown = async () => {
      const path = '/api/v2/rate_limits?server_side=true&endpoints=DeleteCall';
      return JSON.parse((await exchange(emulator, { path })).body).server_side.DeleteCall.limit as number;
    };
    emulator.rateLimits.set('DeleteCall', 6000);
    expect(await shown()).toBe(6000);
    emulator.rateLimits.reset();
    expect(await shown()).toBe(60);
  });

  it('may allow nothing at all', async () => {
    emulator.rateLimits.enforce(true);
    emulator.rateLimits.set('GetApp', 0);
    expect(await statuses(1)).toEqual([429]);
  });

  it('are of each app alone', async () => {
    const app = emulator.createApp();
    emulator.rateLimits.enforce(true, app);
    emulator.rateLimits.set('GetApp', 1, app);
    expect(await statuses(2, app)).toEqual([200, 429]);
    expect(await statuses(2)).toEqual([200, 200]);
  });

  it('stay when the state is replaced, and are those of the start after a reset', async () => {
    emulator.rateLimits.enforce(true);
    emulator.rateLimits.set('GetApp', 1);
    expect(await statuses(2)).toEqual([200, 429]);
    emulator.importState({});
    expect(await statuses(1)).toEqual([429]);
    emulator.reset();
    expect(await statuses(3)).toEqual([200, 200, 200]);
    expect((await exchange(emulator)).headers['x-ratelimit-remaining']).toBe('9996');
  });

  it('are enforced again after a reset where they were at the start', async () => {
    const strict = await startStreamEmulator({ enforceRateLimits: true });
    strict.rateLimits.enforce(false);
    strict.reset();
    strict.rateLimits.set('GetApp', 0);
    expect((await exchange(strict)).status).toBe(429);
    expect((await exchange({ ...strict, ...strict.createApp() })).status).toBe(200);
    await strict.close();
  });

  it.each([
    ['GetApps', 1, "operation must be one of Stream's operation ids"],
    ['GetApp', -1, 'GetApp must be a whole number of requests per minute, 0 or greater'],
    ['GetApp', 1.5, 'GetApp must be a whole number of requests per minute, 0 or greater'],
  ])('are not set to what is none: %s %d', (operation, perMinute, message) => {
    expect(() => {
      emulator.rateLimits.set(operation, perMinute);
    }).toThrow(message);
  });
});
