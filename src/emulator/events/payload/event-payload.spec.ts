import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type EmittedEvent, type StreamEmulator } from '../../index';

const CALL = '/video/call/default/c1';
const NINE_DIGITS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/;

describe('the payload of an event', () => {
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

  it('shows things as they were then', async () => {
    await post('/video/call/default/c2', {
      data: { created_by_id: 'john', members },
      ring: true,
      video: true,
    });
    await stream.patch('/video/call/default/c2', { custom: { later: true } });

    const [created, ring] = emulator.events().map(({ payload }) => payload);
    expect(created).toMatchObject({
      call: { current_session_id: '', session: null, custom: {} },
      members: [{ user_id: 'jane', user: { id: 'jane' } }],
    });
    const session_id = ring?.session_id;
    expect(session_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(ring).toMatchObject({
      call: { current_session_id: session_id, session: { id: session_id, started_at: null } },
      user: { id: 'john' },
      video: true,
    });
  });

  it('has dates with nine digits, in increasing order', async () => {
    const events = await emittedBy(post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } }));

    const times = events.map(({ payload }) => payload.created_at as string);
    expect(times.filter((time) => !NINE_DIGITS.test(time))).toEqual([]);
    expect([...times].sort()).toEqual(times);
    expect(new Set(times).size).toBe(times.length);
    expect(events[0]?.payload.user).toMatchObject({
      created_at: expect.stringMatching(NINE_DIGITS),
      updated_at: expect.stringMatching(NINE_DIGITS),
    });
  });

  it('has users without devices and shadow bans, but with their invisibility', async () => {
    const [event] = await emittedBy(
      post('/video/call/default/c2', { data: { created_by_id: 'john', members } }),
    );

    const { call, members: told } = event?.payload as {
      call: { created_by: object };
      members: { user: object }[];
    };
    for (const user of [call.created_by, told[0]?.user]) {
      expect(user).toHaveProperty('invisible', false);
      expect(user).not.toHaveProperty('devices');
      expect(user).not.toHaveProperty('shadow_banned');
    }
    expect(call).not.toHaveProperty('own_capabilities');
  });

  it('has what user events carry besides the user', async () => {
    const [event] = await emittedBy(
      stream.patch('/users', { users: [{ id: 'john', set: { color: 'red' } }] }),
    );

    expect(event?.payload).toMatchObject({ members: [], custom: {}, user: { custom: { color: 'red' } } });
    expect(event?.payload).not.toHaveProperty('call_cid');
    expect(event?.payload).not.toHaveProperty('received_at');
  });

  it('tells of the request that caused it', async () => {
    const headers = { 'user-agent': 'agent/1', 'x-stream-client': 'stream-node-1', 'x-stream-ext': 'trace' };
    await stream.sending(headers).patch('/users', { users: [{ id: 'john', set: { color: 'red' } }] });
    await stream.as('jack').patch(CALL, { custom: {} });
    await emulator.webhooks.send('user.updated');

    const infos = emulator.events().map(({ payload }) => payload.request_info);
    expect(infos).toEqual([
      { type: 'server', ip: '127.0.0.1', user_agent: 'agent/1', sdk: 'stream-node-1', ext: 'trace' },
      { type: 'client', ip: '127.0.0.1', user_agent: expect.any(String), sdk: '' },
      undefined,
    ]);
  });

  it('tells what roles may do where that can have changed', async () => {
    const [event] = await emittedBy(stream.patch(CALL, { custom: {} }));

    const capabilities = event?.payload.capabilities_by_role as Record<string, string[]>;
    expect(Object.keys(capabilities)).toEqual(expect.arrayContaining(['admin', 'user', 'call_member']));
    expect(capabilities.admin).toContain('end-call');
    expect(capabilities.admin).toEqual([...(capabilities.admin ?? [])].sort());
  });

  it('names removed members by their ids', async () => {
    const [event] = await emittedBy(post(`${CALL}/members`, { remove_members: ['jane'] }));

    expect(event?.payload).toMatchObject({ call_cid: 'default:c1', members: ['jane'] });
  });

  it('keeps the type of a custom event, whatever its data says', async () => {
    const [event] = await emittedBy(post(`${CALL}/event`, { user_id: 'john', custom: { type: 'wave' } }));

    expect(event?.payload).toMatchObject({ type: 'custom', custom: { type: 'wave' }, user: { id: 'john' } });
  });

  it('tells how a user was deleted', async () => {
    const hard = { user: 'hard', messages: 'hard', conversations: 'hard' };
    await post('/users/delete', { user_ids: ['jane'], ...hard });
    const events = await emittedBy(post('/users/delete', { user_ids: ['john'] }));

    expect(events.map(({ payload }) => payload)).toMatchObject([
      {
        user: { id: 'jane', deleted_at: expect.stringMatching(NINE_DIGITS) },
        delete_user: 'hard',
        delete_messages: 'hard',
        delete_conversation: 'hard',
        delete_conversation_channels: true,
        hard_delete: true,
        mark_messages_deleted: false,
      },
      { user: { id: 'john' }, delete_user: 'soft', hard_delete: false, delete_conversation_channels: false },
    ]);
  });

  it('tells of a ban with its end, reason and author', async () => {
    const body = { target_user_id: 'jane', banned_by_id: 'john', timeout: 5, reason: 'spam', shadow: true };
    const [event] = await emittedBy(post('/moderation/ban', body));

    expect(event?.payload).toMatchObject({
      user: { id: 'jane' },
      created_by: { id: 'john' },
      reason: 'spam',
      shadow: true,
      expiration: expect.stringMatching(NINE_DIGITS),
    });
  });
});
