import { startStreamEmulator, type AppCredentials, type StreamEmulator } from '../../src/emulator';
import { A_PLATFORM } from '../support/platforms';
import type { RestHost } from './rest-host';
import { as, startTrustingHost } from './trusting-host';

const CALL = '/calls/default/standup';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe.each(A_PLATFORM)('moderation on %s', (platform) => {
  let host: RestHost;
  let credentials: AppCredentials;
  const service = as('service', 'backend');
  const [john, jack, host1, jane] = ['john', 'jack', 'host', 'jane'].map((id) => as('user', id));
  const send = (principal: unknown, method: string, path: string, body?: unknown) =>
    host.request(method, `${CALL}${path}`, body, principal as Record<string, string>);

  beforeAll(async () => {
    credentials = emulator.createApp();
    host = await startTrustingHost(platform, { ...credentials, baseUrl: emulator.url });
  });

  beforeEach(async () => {
    emulator.reset();
    const users = ['john', 'jack', 'host', 'jane'].map((id) => ({ id }));
    await host.request('PUT', '/users', { users }, service);
    await send(service, 'PUT', '', {
      data: { created_by_id: 'john', members: [{ user_id: 'jack' }, { user_id: 'host', role: 'admin' }] },
    });
    emulatedCall().join('jack');
  });

  afterAll(() => host.close());

  const emulatedCall = () => emulator.call('default:standup', { apiKey: credentials.apiKey });
  const latest = (type: string) =>
    emulator.events(credentials.apiKey).findLast((event) => event.type === type)?.payload;
  const blocked = async () =>
    ((await send(service, 'GET', '')).body.call as { blocked_user_ids: string[] }).blocked_user_ids;
  const present = async () =>
    ((await send(service, 'POST', '/participants/query', {})).body as { participants: object[] })
      .participants;

  it('kicks a user out of the session, and blocks the user on request', async () => {
    const kicked = await send(service, 'POST', '/kick', { user_id: 'jack', kicked_by_id: 'john' });
    const [afterKick, blockedAfterKick] = [await present(), await blocked()];
    emulatedCall().join('jack');
    const kickedAndBlocked = await send(service, 'POST', '/kick', { user_id: 'jack', block: true });

    expect(kicked).toMatchObject({ status: 200, body: { duration: expect.any(String) as string } });
    expect([afterKick, blockedAfterKick]).toEqual([[], []]);
    expect(kickedAndBlocked.status).toBe(200);
    expect([await present(), await blocked()]).toEqual([[], ['jack']]);
  });

  it('blocks and unblocks, any number of times', async () => {
    for (const action of ['block', 'block']) await send(service, 'POST', `/${action}`, { user_id: 'jack' });
    expect(await blocked()).toEqual(['jack']);

    const answers = [
      await send(service, 'POST', '/unblock', { user_id: 'jack' }),
      await send(service, 'POST', '/unblock', { user_id: 'jack' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await blocked()).toEqual([]);
  });

  it('mutes users in the name of another user', async () => {
    const { status } = await send(service, 'POST', '/mute', {
      user_ids: ['jack'],
      audio: true,
      muted_by_id: 'john',
    });

    expect(status).toBe(200);
    expect(latest('call.user_muted')).toMatchObject({ from_user_id: 'john', muted_user_ids: ['jack'] });
  });

  it('grants and revokes permissions of one user', async () => {
    const { status } = await send(service, 'PATCH', '/user-permissions/jack', {
      revoke_permissions: ['send-audio'],
    });

    const event = latest('call.permissions_updated');
    expect(status).toBe(200);
    expect(event).toMatchObject({ user: { id: 'jack' } });
    expect(event?.own_capabilities).not.toContain('send-audio');
    expect(event?.own_capabilities).toContain('send-video');
  });

  it('pins and unpins a participant', async () => {
    const body = { user_id: 'jack', session_id: 'of-jack' };

    const answers = [await send(service, 'POST', '/pin', body), await send(service, 'POST', '/unpin', body)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('sends custom events in the name of a user', async () => {
    const { status } = await send(service, 'POST', '/events', { user_id: 'john', custom: { hand: 'up' } });

    expect(status).toBe(200);
    expect(latest('custom')).toMatchObject({ user: { id: 'john' }, custom: { hand: 'up' } });
  });

  it('finds participants', async () => {
    emulatedCall().join('jane');

    const all = await send(service, 'POST', '/participants/query', { limit: 1 });
    const one = await send(jack, 'POST', '/participants/query', { filter_conditions: { user_id: 'jane' } });
    const denied = await send(as('user', 'nobody'), 'POST', '/participants/query', {});

    expect(all.body).toEqual({ participants: [expect.anything()], total_participants: 2 });
    expect(one.body).toMatchObject({ participants: [{ user: { id: 'jane' } }], total_participants: 1 });
    expect(denied.status).toBe(403);
  });

  it('finds no call that is not there', async () => {
    const statuses = await Promise.all(
      [service, john].map(async (principal) =>
        host.request('POST', '/calls/default/gone/block', { user_id: 'jack' }, principal as never),
      ),
    );

    expect(statuses.map(({ status }) => status)).toEqual([404, 404]);
  });

  it.each([
    ['POST', '/kick', { user_id: 'jack' }],
    ['POST', '/kick', { user_id: 'jack', block: true }],
    ['POST', '/block', { user_id: 'jack' }],
    ['POST', '/unblock', { user_id: 'jack' }],
    ['POST', '/mute', { user_ids: ['jack'], audio: true }],
    ['PATCH', '/user-permissions/jack', { grant_permissions: ['screenshare'] }],
    ['POST', '/pin', { user_id: 'jack', session_id: 'a' }],
    ['POST', '/unpin', { user_id: 'jack', session_id: 'a' }],
  ])('lets users who have the capability do %s %s %j', async (method, path, body) => {
    const statuses: number[] = [];
    for (const user of [john, host1, jack, jane])
      statuses.push((await send(user, method, path, body)).status);

    // By default the creator and members with the role of an admin have it; jane may not even see the call.
    expect(statuses).toEqual([200, 200, 403, 403]);
  });

  it('follows the grants of the call type', async () => {
    const kick = { user_id: 'host', block: true };
    const grants = async (...call_member: string[]) =>
      host.request('PATCH', '/call-types/default', { grants: { call_member } }, service);

    await grants('kick-user');
    const withoutBlocking = [
      await send(jack, 'POST', '/kick', { user_id: 'host' }),
      await send(jack, 'POST', '/kick', kick),
      await send(jack, 'POST', '/events', {}),
    ];
    await grants('kick-user', 'block-user', 'send-event');
    const withBlocking = [await send(jack, 'POST', '/kick', kick), await send(jack, 'POST', '/events', {})];

    expect(withoutBlocking.map(({ status }) => status)).toEqual([200, 403, 403]);
    expect(withBlocking.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('takes the capabilities and permissions of users who are blocked', async () => {
    await send(service, 'POST', '/block', { user_id: 'host' });
    await send(service, 'POST', '/block', { user_id: 'jack' });

    const answers = [
      await send(host1, 'POST', '/unblock', { user_id: 'host' }),
      await send(jack, 'POST', '/events', {}),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(await blocked()).toEqual(['host', 'jack']);
  });

  it('has users act as themselves only', async () => {
    const own = [
      await send(john, 'POST', '/kick', { user_id: 'jack' }),
      await send(john, 'POST', '/mute', { user_ids: ['jack'], audio: true, muted_by_id: 'john' }),
      await send(jack, 'POST', '/events', { custom: {} }),
    ];
    const ofOthers = [
      await send(john, 'POST', '/kick', { user_id: 'jack', kicked_by_id: 'jane' }),
      await send(john, 'POST', '/mute', { user_ids: ['jack'], audio: true, muted_by_id: 'jane' }),
      await send(jack, 'POST', '/events', { user_id: 'john' }),
    ];

    expect(own.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(ofOthers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(latest('call.kicked_user')).toMatchObject({ kicked_by_user: { id: 'john' } });
    expect(latest('call.user_muted')).toMatchObject({ from_user_id: 'john' });
    expect(latest('custom')).toMatchObject({ user: { id: 'jack' } });
  });

  it('sends an event once when the request is repeated with its key', async () => {
    const headers = { ...service, 'idempotency-key': 'a' };
    const event = { user_id: 'john', custom: { hand: 'up' } };

    for (let attempt = 0; attempt < 2; attempt += 1)
      await host.request('POST', `${CALL}/events`, event, headers);

    expect(emulator.events(credentials.apiKey).filter(({ type }) => type === 'custom')).toHaveLength(1);
  });
});
