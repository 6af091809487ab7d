import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type EmittedEvent, type StreamEmulator } from '../../index';

const CALL = '/video/call/default/c1';

describe('a change of state', () => {
  let emulator: StreamEmulator;
  let stream: EmulatorHttp;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    stream = new EmulatorHttp(emulator);
  });

  beforeEach(() => {
    emulator.importState({
      users: [{ id: 'john', name: 'John' }, { id: 'jane' }, { id: 'jack', role: 'admin' }],
      calls: [
        {
          type: 'default',
          id: 'c1',
          created_by: 'john',
          members: [{ user_id: 'jane' }, { user_id: 'jack', role: 'admin' }],
        },
      ],
    });
  });

  afterAll(() => emulator.close());

  /** What a request emits. It must not be refused. */
  async function emittedBy(
    request: Promise<{ status: number; body: unknown }>,
  ): Promise<readonly EmittedEvent[]> {
    const { status, body } = await request;
    expect(status < 300 ? 'accepted' : body).toBe('accepted');
    return emulator.events();
  }

  const post = (path: string, body?: object) => stream.post(path, body);
  const members = [{ user_id: 'jane' }];

  it.each<[string, () => Promise<{ status: number; body: unknown }>, string[]]>([
    [
      'making a call',
      () => post('/video/call/default/c2', { data: { created_by_id: 'john' } }),
      ['call.created'],
    ],
    ['getting a call', () => post(CALL, { data: { created_by_id: 'john' } }), []],
    [
      'making a call that rings and notifies',
      () =>
        post('/video/call/default/c2', {
          data: { created_by_id: 'john', members },
          ring: true,
          notify: true,
        }),
      ['call.created', 'call.ring', 'call.notification'],
    ],
    [
      'making a call for a user who is changed by it',
      () => post('/video/call/default/c2', { data: { created_by: { id: 'john', name: 'Johnny' } } }),
      ['user.updated', 'call.created'],
    ],
    [
      'reading a call so that it rings',
      () => stream.get(`${CALL}?ring=true&notify=true`),
      ['call.ring', 'call.notification'],
    ],
    ['reading a call', () => stream.get(CALL), []],
    ['changing a call', () => stream.patch(CALL, { custom: { a: 1 } }), ['call.updated']],
    ['deleting a call', () => post(`${CALL}/delete`, {}), ['call.deleted']],
    ['ringing', () => post(`${CALL}/ring`, { members_ids: ['jane'] }), ['call.ring']],
    ['ending a call', () => post(`${CALL}/mark_ended`), ['call.ended']],
    ['going live', () => post(`${CALL}/go_live`), ['call.live_started']],
    ['going off air', () => post(`${CALL}/stop_live`), ['call.updated']],
    [
      'adding a member',
      () => post(`${CALL}/members`, { update_members: [{ user_id: 'john' }] }),
      ['call.member_added'],
    ],
    [
      'changing a member',
      () => post(`${CALL}/members`, { update_members: [{ user_id: 'jane', custom: { a: 1 } }] }),
      ['call.member_updated'],
    ],
    [
      'giving a member another role',
      () => post(`${CALL}/members`, { update_members: [{ user_id: 'jane', role: 'host' }] }),
      ['call.member_updated', 'call.member_updated_permission'],
    ],
    [
      'adding, changing and removing members at once',
      () =>
        post(`${CALL}/members`, {
          update_members: [{ user_id: 'john' }, ...members],
          remove_members: ['jack', 'nobody'],
        }),
      ['call.member_added', 'call.member_updated', 'call.member_removed'],
    ],
    ['removing nobody', () => post(`${CALL}/members`, { remove_members: ['nobody'] }), []],
    ['blocking', () => post(`${CALL}/block`, { user_id: 'jane' }), ['call.blocked_user']],
    ['unblocking who is not blocked', () => post(`${CALL}/unblock`, { user_id: 'jane' }), []],
    ['kicking', () => post(`${CALL}/kick`, { user_id: 'jane' }), ['call.kicked_user']],
    [
      'kicking and blocking',
      () => post(`${CALL}/kick`, { user_id: 'jane', block: true, kicked_by_id: 'john' }),
      ['call.kicked_user', 'call.blocked_user'],
    ],
    [
      'muting',
      () => post(`${CALL}/mute_users`, { user_ids: ['jane'], audio: true, muted_by_id: 'john' }),
      ['call.user_muted'],
    ],
    [
      'muting all where nobody is',
      () => post(`${CALL}/mute_users`, { mute_all_users: true, muted_by_id: 'john' }),
      [],
    ],
    [
      'giving permissions',
      () => post(`${CALL}/user_permissions`, { user_id: 'jane', revoke_permissions: ['send-audio'] }),
      ['call.permissions_updated'],
    ],
    [
      'sending a custom event',
      () => post(`${CALL}/event`, { user_id: 'john', custom: { type: 'wave' } }),
      ['custom'],
    ],
    ['making a user', () => post('/users', { users: { new: { id: 'new' } } }), []],
    [
      'replacing users',
      () => post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } }),
      ['user.updated', 'user.updated'],
    ],
    [
      'changing a user',
      () => stream.patch('/users', { users: [{ id: 'john', set: { color: 'red' } }] }),
      ['user.updated'],
    ],
    ['deactivating', () => post('/users/jane/deactivate', { created_by_id: 'john' }), ['user.deactivated']],
    [
      'deactivating many',
      () => post('/users/deactivate', { user_ids: ['jane', 'jack'] }),
      ['user.deactivated', 'user.deactivated'],
    ],
    ['deleting a user', () => post('/users/delete', { user_ids: ['jane'] }), ['user.deleted']],
    [
      'deleting a user with its calls of two',
      () => post('/users/delete', { user_ids: ['jane'], calls: 'soft' }),
      ['call.deleted', 'user.deleted'],
    ],
    [
      'banning',
      () => post('/moderation/ban', { target_user_id: 'jane', banned_by_id: 'john' }),
      ['user.banned'],
    ],
    ['lifting a ban', () => post('/moderation/unban?target_user_id=jane&created_by=john'), ['user.unbanned']],
    ['exporting users', () => post('/export/users', { user_ids: ['john'] }), ['export.users.success']],
  ])('by %s is told of', async (_, request, types) => {
    expect((await emittedBy(request())).map(({ type }) => type)).toEqual(types);
  });

  it('undone is told of as well', async () => {
    await post(`${CALL}/block`, { user_id: 'jane' });
    await post(`${CALL}/unblock`, { user_id: 'jane' });
    await post('/users/jane/deactivate', {});
    const events = await emittedBy(post('/users/jane/reactivate', { created_by_id: 'john', name: 'Jane' }));

    expect(events.map(({ type }) => type)).toEqual([
      'call.blocked_user',
      'call.unblocked_user',
      'user.deactivated',
      'user.reactivated',
    ]);
    expect(events.at(-1)?.payload).toMatchObject({ user: { name: 'Jane' }, created_by: { id: 'john' } });
    expect(events.at(-1)?.payload.user).not.toHaveProperty('deactivated_at');
  });

  it('that is refused is not told of', async () => {
    await post(`${CALL}/members`, { update_members: [{ user_id: 'unknown' }] });
    await post('/users/unknown/deactivate', {});
    await post(`${CALL}/block`, { user_id: 'unknown' });

    expect(emulator.events()).toEqual([]);
  });
});
