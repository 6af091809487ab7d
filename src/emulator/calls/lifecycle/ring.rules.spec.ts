import { emulatedCalls, type CallFixture } from '../../../../test/support/emulated-call';

const calls = emulatedCalls();
let fixture: CallFixture;

const members = [{ user_id: 'john' }, { user_id: 'jane' }, { user_id: 'jack' }];

beforeEach(async () => {
  fixture = await calls.make({ members });
});

function ring(body?: object) {
  return fixture.server.post(`${fixture.path}/ring`, body);
}

/** The ids of the members that the latest event of a type names. */
function told(type: string): string[] {
  const { members: named } = fixture.latest(type) as { members: readonly { user_id: string }[] };
  return named.map(({ user_id }) => user_id);
}

describe('RingCall', () => {
  it('rings the members asked for, in the order asked for', async () => {
    const { status, body } = await ring({ members_ids: ['jane', 'jack'], video: true });
    expect([status, body.members_ids]).toEqual([201, ['jane', 'jack']]);
    expect((await fixture.shown()).session.started_at).toBeNull();
  });

  it('rings all but the caller when nobody is named', async () => {
    expect((await ring()).body.members_ids).toEqual(['jack', 'jane']);
    expect((await fixture.server.as('jane').post(`${fixture.path}/ring`)).body.members_ids).toEqual([
      'jack',
      'john',
    ]);
  });

  it('refuses strangers and too many ids', async () => {
    const { status, body } = await ring({ members_ids: ['nobody'] });
    expect([status, body.code]).toEqual([400, 4]);
    const many = await ring({ members_ids: Array(26).fill('jane') });
    expect(many.body.message).toContain('members_ids must contain at maximum 25 items');
  });

  it('does not ring the caller, even if it is named', async () => {
    expect((await ring({ members_ids: ['john', 'jack'] })).body.members_ids).toEqual(['jack']);
    const asJane = await fixture.server.as('jane').post(`${fixture.path}/ring`, {
      members_ids: ['jane', 'john'],
    });
    expect(asJane.body.members_ids).toEqual(['john']);
  });
});

describe('a ring that reaches nobody', () => {
  const lonely = [{ user_id: 'john' }];

  it.each<[string, (call: CallFixture) => Promise<{ readonly status: number; readonly body: unknown }>]>([
    ['RingCall', ({ server, path }) => server.post(`${path}/ring`)],
    ['RingCall', ({ server, path }) => server.post(`${path}/ring`, {})],
    ['RingCall', ({ server, path }) => server.post(`${path}/ring`, { members_ids: [] })],
    ['RingCall', ({ server, path }) => server.post(`${path}/ring`, { members_ids: ['john'] })],
    ['RingCall', ({ server, path }) => server.as('john').post(`${path}/ring`, { members_ids: ['john'] })],
    ['GetOrCreateCall', ({ server, path }) => server.post(path, { ring: true })],
    ['GetOrCreateCall', ({ server, path }) => server.as('john').post(path, { ring: true, notify: true })],
    ['GetCall', ({ server, path }) => server.get(`${path}?ring=true&notify=true`)],
  ])('is refused by %s, and opens no session (%#)', async (operation, act) => {
    fixture = await calls.make({ members: lonely });

    const { status, body } = await act(fixture);

    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 4,
      StatusCode: 400,
      message: `${operation} failed with error: "no users to ring"`,
    });
    expect((await fixture.shown()).session).toBeNull();
    expect(fixture.news()).toEqual([]);
  });

  it.each([
    ['without members', {}],
    ['with the creator as its only member', { members: lonely }],
    ['whose creator is new and its only member', { created_by_id: 'new', members: [{ user_id: 'new' }] }],
  ])('keeps a call %s from being made', async (_, data) => {
    const { server, news } = fixture;
    const fresh = '/video/call/default/fresh';

    const byServer = await server.post(fresh, { data: { created_by_id: 'john', ...data }, ring: true });
    const byUser = await server.as('john').post(fresh, { data: { members: lonely }, ring: true });

    expect([byServer.status, byUser.status]).toEqual([400, 400]);
    expect(byServer.body.message).toBe('GetOrCreateCall failed with error: "no users to ring"');
    expect((await server.get(fresh)).status).toBe(404);
    expect((await server.get('/users?payload={"filter_conditions":{"id":"new"}}')).body.users).toEqual([]);
    expect(news()).toEqual([]);
  });

  it('is refused when everybody else is in the call already', async () => {
    fixture.call.join('jane');
    fixture.call.join('jack');
    expect((await ring()).body.message).toBe('RingCall failed with error: "no users to ring"');
  });

  it('is no error when it is only a notification', async () => {
    fixture = await calls.make({ members: lonely });
    expect((await fixture.server.get(`${fixture.path}?notify=true`)).status).toBe(200);
    expect(fixture.news()).toEqual(['call.notification']);
  });
});

describe('a member who blocked the caller', () => {
  beforeEach(async () => {
    await fixture.server.post('/users/block', { user_id: 'jane', blocked_user_id: 'john' });
  });

  it('is not rung by it, whether it is named or not', async () => {
    expect((await ring()).body.members_ids).toEqual(['jack']);
    expect(told('call.ring')).toEqual(['jack', 'john']);
    expect((await ring({ members_ids: ['jane', 'jack'] })).body.members_ids).toEqual(['jack']);
    expect((await ring({ members_ids: ['jane'] })).body.message).toContain('no users to ring');
    fixture.news();
    fixture.advance(60);
    expect(fixture.news()).toEqual(['call.missed']);
    expect(Object.keys((await fixture.shown()).session.missed_by)).toEqual(['jack']);
    expect(await fixture.refusal('/reject')).toMatch(/^400/);
  });

  it.each<[string, () => Promise<{ readonly status: number }>]>([
    ['GetOrCreateCall', () => fixture.server.post(fixture.path, { ring: true, notify: true })],
    ['GetCall', () => fixture.server.get(`${fixture.path}?ring=true&notify=true`)],
    ['GetCall of a user', () => fixture.server.as('john').get(`${fixture.path}?ring=true&notify=true`)],
  ])('is neither rung nor notified by %s', async (_, act) => {
    expect((await act()).status).toBeLessThan(300);
    expect(told('call.ring')).toEqual(['jack', 'john']);
    expect(told('call.notification')).toEqual(['jack', 'john']);
  });

  it('is rung by others, and by the caller once the block is lifted', async () => {
    const asJack = await fixture.server.as('jack').post(`${fixture.path}/ring`);
    expect(asJack.body.members_ids).toEqual(['jane', 'john']);
    await fixture.server.post('/users/unblock', { user_id: 'jane', blocked_user_id: 'john' });
    expect((await ring()).body.members_ids).toEqual(['jack', 'jane']);
  });

  it('may ring the caller', async () => {
    const asJane = await fixture.server.as('jane').post(`${fixture.path}/ring`);
    expect(asJane.body.members_ids).toEqual(['jack', 'john']);
  });

  it('is no reason to make a call that only it would be rung by', async () => {
    const fresh = await fixture.server.post('/video/call/default/fresh', {
      data: { created_by_id: 'john', members: [{ user_id: 'jane' }] },
      ring: true,
    });
    expect(fresh.body.message).toBe('GetOrCreateCall failed with error: "no users to ring"');
  });
});

describe('a member who could not join', () => {
  it.each<[string, (call: CallFixture) => Promise<unknown>]>([
    ['is blocked from the call', ({ server, path }) => server.post(`${path}/block`, { user_id: 'jane' })],
    [
      'is banned',
      ({ server }) => server.post('/moderation/ban', { target_user_id: 'jane', banned_by_id: 'john' }),
    ],
    ['is deactivated', ({ server }) => server.post('/users/jane/deactivate', {})],
    ['is deleted', ({ server }) => server.post('/users/delete', { user_ids: ['jane'], user: 'soft' })],
  ])('since it %s is neither rung nor notified', async (_, act) => {
    await act(fixture);

    expect((await ring()).body.members_ids).toEqual(['jack']);
    await fixture.server.get(`${fixture.path}?notify=true`);
    expect(told('call.ring')).toEqual(['jack', 'john']);
    expect(told('call.notification')).toEqual(['jack', 'john']);
  });

  it('is still rung when its ban is a shadow', async () => {
    const ban = { target_user_id: 'jane', banned_by_id: 'john', shadow: true };
    await fixture.server.post('/moderation/ban', ban);
    expect((await ring()).body.members_ids).toEqual(['jack', 'jane']);
  });
});
