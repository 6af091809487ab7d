import { StreamClient } from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { MovedClock } from '../client-limits/moved-clock';
import { A_PLATFORM } from '../support/platforms';
import { listen, type RestHost } from './rest-host';
import { as, createTrustingApp } from './trusting-host';

let emulator: StreamEmulator;
/** It stands still, so that no deadline passes and no minute ends, however busy the machine is. */
const clock = new MovedClock(Math.floor(Date.now() / 60_000) * 60_000);

beforeAll(async () => {
  emulator = await startStreamEmulator({ clock });
});

afterAll(() => emulator.close());

describe.each(A_PLATFORM)('the share of a user on %s', (platform) => {
  const service = as('service', 'backend');
  let apiKey: string;
  let host: RestHost;
  let stream: StreamClient;
  const read = (principal: object, id: string, query = '') =>
    host.request('GET', `/calls/default/${id}${query}`, undefined, principal as Record<string, string>);

  beforeEach(async () => {
    const app = emulator.createApp();
    apiKey = app.apiKey;
    const nest = await createTrustingApp(platform, {
      ...app,
      baseUrl: emulator.url,
      clock,
      deadline: 2000,
      timeout: 60_000,
    });
    stream = nest.get(StreamClient);
    host = await listen(nest);
    const put = (path: string, body: unknown) => host.request('PUT', path, body, service);
    await put('/users', { users: [{ id: 'john' }, { id: 'jack' }, { id: 'jane' }] });
    await put('/calls/default/standup', { data: { created_by_id: 'john', members: [{ user_id: 'jack' }] } });
  });

  afterEach(() => host.close());

  it.each(['', '?members_limit=1', '?members_limit=100'])(
    'pays for one request to Stream to read a call, of which it is a member: %s',
    async (query) => {
      const sent: string[] = [];
      // Whether the user may go on is known from now on.
      await read(as('user', 'jack'), 'another');
      const end = stream.observe({
        attempt: ({ operation }) => {
          sent.push(operation);
        },
      });
      const { status, body } = await read(as('user', 'jack'), 'standup', query);
      end();

      expect(status).toBe(200);
      expect(body).toMatchObject({ call: { id: 'standup' }, members: [{ user_id: 'jack' }] });
      expect(sent).toEqual(['GetCall']);
    },
  );

  it('is used up by nobody else, and tells when to come back', async () => {
    // Of 30, 6 are kept for services, and at most nine tenths of the rest go beyond the share of 2.
    emulator.rateLimits.set('GetCall', 30, { apiKey });
    emulator.rateLimits.enforce(true, { apiKey });
    const greedy = await Promise.all(
      Array.from({ length: 60 }, (_, index) => read(as('user', 'jane'), `random-${index}`)),
    );
    const refused = greedy.filter(({ status }) => status === 429);

    expect(new Set(greedy.map(({ status }) => status))).toEqual(new Set([404, 429]));
    expect(refused[0]).toMatchObject({
      body: {
        message: "You have used your share of Stream's rate limit; GetCall was not carried out.",
        error: 'Too Many Requests',
      },
    });
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const principal of [as('user', 'john'), as('user', 'jack'), service]) {
      expect((await read(principal, 'standup')).status).toBe(200);
    }
  });
});
