import { emulatedApps } from '../../../test/support/emulated-apps';
import { EmulatorHttp } from '../../../test/support/emulator-http';
import { startStreamEmulator } from '..';

const newApp = emulatedApps();

describe('the rate limits of an app', () => {
  it('can be asked for by platform and operation, however the list is encoded', async () => {
    const server = newApp();
    await server.get('/app');
    for (const list of ['GetApp,QueryChannels', 'GetApp%2CQueryChannels']) {
      const { body } = await server.get(`/rate_limits?server_side=true&endpoints=${list}`);
      expect(body).toEqual({
        server_side: {
          GetApp: { limit: 10_000, remaining: 9999, reset: expect.any(Number) },
          QueryChannels: { limit: 1000, remaining: 1000, reset: expect.any(Number) },
        },
        duration: expect.any(String),
      });
    }
  });

  it('are all told without a platform and an operation', async () => {
    const { body } = await newApp().get('/rate_limits');
    const { duration, ...platforms } = body;
    expect(duration).toEqual(expect.any(String));
    expect(Object.keys(platforms)).toEqual(['server_side', 'android', 'ios', 'web', 'unity']);
    for (const platform of Object.values(platforms)) {
      expect(Object.keys(platform as object)).toEqual(
        expect.arrayContaining(['GetApp', 'GetOrCreateCall', 'GetRateLimits', 'SendMessage']),
      );
    }
  });

  it('are of each app alone', async () => {
    const [one, other] = [newApp(), newApp()];
    await one.get('/app');
    const path = '/rate_limits?server_side=true&endpoints=GetApp';
    expect((await one.get(path)).body.server_side.GetApp.remaining).toBe(9999);
    expect((await other.get(path)).body.server_side.GetApp.remaining).toBe(10_000);
  });
});

describe('rate limits', () => {
  it('are enforced where that is asked for', async () => {
    const emulator = await startStreamEmulator({ enforceRateLimits: true });
    const server = new EmulatorHttp(emulator);
    const answers = [];
    for (let count = 0; count < 7; count += 1) answers.push(await server.post('/users/delete', {}));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 429]);
    expect(answers.at(-1)?.body).toMatchObject({ code: 9, StatusCode: 429 });
    await emulator.close();
  });

  it('are only counted otherwise', async () => {
    const emulator = await startStreamEmulator();
    const server = new EmulatorHttp(emulator);
    for (let count = 0; count < 7; count += 1)
      expect((await server.post('/users/delete', {})).status).toBe(400);
    await emulator.close();
  });
});
