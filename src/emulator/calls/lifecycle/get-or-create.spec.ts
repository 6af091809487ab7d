import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { OWN_CAPABILITIES } from '../../../stream/models/enums';
import { startStreamEmulator, type StreamEmulator } from '../../index';

let emulator: StreamEmulator;
let server: EmulatorHttp;
const call = '/video/call/default/c1';

beforeAll(async () => {
  emulator = await startStreamEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  server = new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
  const users = Object.fromEntries(['john', 'jane', 'jack'].map((id) => [id, { id, name: id }]));
  await server.post('/users', { users });
});

function make(data: object, rest: object = {}) {
  return server.post(call, { data: { created_by_id: 'john', ...data }, ...rest });
}

function idsOf({ members }: { members: readonly { user_id: string }[] }): string[] {
  return members.map(({ user_id }) => user_id);
}

describe('GetOrCreateCall by a server', () => {
  it('makes a call with the fields of a fresh one', async () => {
    const { status, body } = await make({
      custom: { color: 'blue' },
      team: 'red',
      channel_cid: 'messaging:x',
    });
    expect(status).toBe(201);
    expect(body.created).toBe(true);
    expect(body.own_capabilities).toEqual([...OWN_CAPABILITIES].sort());
    expect(body.members).toEqual([]);
    expect(body.call).toMatchObject({
      type: 'default',
      id: 'c1',
      cid: 'default:c1',
      current_session_id: '',
      created_by: { id: 'john', name: 'john' },
      custom: { color: 'blue' },
      team: 'red',
      recording: false,
      transcribing: false,
      captioning: false,
      translating: false,
      ended_at: null,
      starts_at: null,
      backstage: false,
      blocked_user_ids: [],
      session: null,
      thumbnails: null,
      join_ahead_time_seconds: 0,
      channel_cid: 'messaging:x',
    });
    expect(body.call.egress).toMatchObject({ broadcasting: false, hls: null, rtmps: [] });
    expect(body.call.ingress.rtmp.address).toContain('.default.c1');
    expect(body.call.ingress.srt.address).toMatch(/\{passphrase\}.*\{token\}/);
    expect(body.call.created_at).toBe(body.call.updated_at);
  });

  it('leaves an existing call as it is, and says that it was there', async () => {
    const { body: first } = await make({ custom: { color: 'blue' } });
    const { status, body } = await make({
      custom: { color: 'red' },
      settings_override: { backstage: { enabled: true } },
      members: [{ user_id: 'jack' }],
      created_by_id: 'jane',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ created: false, members: [] });
    expect(body.call).toEqual(first.call);
  });

  it('makes a bare user of an unknown creator, who can be a member at once', async () => {
    const { status, body } = await make({ created_by_id: 'new-one', members: [{ user_id: 'new-one' }] });
    expect(status).toBe(201);
    expect(body.call.created_by).toMatchObject({ id: 'new-one', role: 'user', custom: {} });
    expect(body.members[0].user_id).toBe('new-one');
    await make({ created_by_id: 'second-new-one' });
    const { status: added } = await server.post(`${call}/members`, {
      update_members: [{ user_id: 'second-new-one' }],
    });
    expect(added).toBe(201);
  });

  it('upserts a creator that is given as an object', async () => {
    const { body } = await server.post(call, {
      data: { created_by: { id: 'john', name: 'John the Second', custom: { a: 1 } } },
    });
    expect(body.call.created_by).toMatchObject({ id: 'john', name: 'John the Second', custom: { a: 1 } });
  });

  it('lists members newest first, those added together by id, within the limit', async () => {
    const { body } = await make({ members: [{ user_id: 'john', role: 'admin' }, { user_id: 'jack' }] });
    expect(idsOf(body)).toEqual(['jack', 'john']);
    expect(body.members[1]).toMatchObject({ role: 'admin', user: { id: 'john', name: 'john' }, custom: {} });
    expect(body.members[0]).not.toHaveProperty('role');
    await server.post(`${call}/members`, { update_members: [{ user_id: 'jane' }] });
    const { body: limited } = await server.get(`${call}?members_limit=2`);
    expect(idsOf(limited)).toEqual(['jane', 'jack']);
    const { body: none } = await server.post(call, { members_limit: 0 });
    expect(none.members).toEqual([]);
  });

  it('opens a session by ringing', async () => {
    const { body } = await make({ members: [{ user_id: 'jack' }] }, { ring: true });
    expect(body.call.current_session_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(body.call.session).toMatchObject({
      id: body.call.current_session_id,
      started_at: null,
      ended_at: null,
      accepted_by: {},
      rejected_by: {},
      missed_by: {},
      participants: [],
    });
    const { body: again } = await server.get(`${call}?ring=true`);
    expect(again.call.current_session_id).toBe(body.call.current_session_id);
  });

  it('keeps the start at the precision it was sent with, as integer nanoseconds', async () => {
    const { body } = await make({ starts_at: '2026-01-01T10:00:00.123456789+01:00' });
    expect(body.call.starts_at).toBe(Date.UTC(2026, 0, 1, 9) * 1e6 + 123_456_000);
  });

  it.each([
    [
      { created_by_id: '' },
      'either data.created_by or data.created_by_id must be provided when using server side auth.',
    ],
    [{ created_by: { id: 'x' } }, 'cannot set both data.created_by and data.created_by_id.'],
    [
      { members: [{ user_id: 'a' }, { user_id: 'john' }, { user_id: 'b' }] },
      "The following users are involved in call create operation, but don't exist: [a b]. " +
        'Please create the user objects before setting up the call.',
    ],
    [{ members: [{}] }, 'data.members[0].user_id is a required field'],
    [{ members: [{ user_id: 'john', role: 'king' }] }, 'role "king" does not exist'],
    [{ members: Array(101).fill({ user_id: 'john' }) }, 'data.members must contain at maximum 100 items'],
    [{ starts_at: 'soon' }, 'expected date for field "data.starts_at" but got "soon"'],
    [{ custom: { x: 'x'.repeat(5200) } }, 'data.custom must be a maximum of 5120 bytes in size'],
    [
      { settings_override: { recording: { mode: 'available' } } },
      'recording quality is required when audio_only is false and recording is enabled',
    ],
  ])('refuses %j and makes nothing', async (data, reason) => {
    const { status, body } = await make(data);
    expect([status, body.code]).toEqual([400, 4]);
    expect(body.message).toBe(`GetOrCreateCall failed with error: "${reason}"`);
    expect((await server.get(call)).status).toBe(404);
  });

  it.each([
    ['/video/call/default/a%20b', 'id contains invalid characters'],
    ['/video/call/default/..%2F..%2Fapp', 'id contains invalid characters'],
    [`/video/call/default/${'x'.repeat(65)}`, 'id must be a maximum of 64 characters in length'],
  ])('refuses the id of %s', async (path, reason) => {
    const { status, body } = await server.post(path, { data: { created_by_id: 'john' } });
    expect([status, body.message]).toEqual([400, `GetOrCreateCall failed with error: "${reason}"`]);
  });

  it('knows no call of an unknown type', async () => {
    const { status, body } = await server.post('/video/call/nope/c1', { data: { created_by_id: 'john' } });
    expect([status, body.code]).toEqual([404, 16]);
    expect(body.message).toBe('GetOrCreateCall failed with error: "nope: call type does not exist"');
  });

  it('tells apart the same id under two types', async () => {
    await make({});
    const { body } = await server.post('/video/call/livestream/c1', { data: { created_by_id: 'john' } });
    expect(body).toMatchObject({ created: true, call: { cid: 'livestream:c1', backstage: true } });
  });
});

describe('GetOrCreateCall by a user', () => {
  it('makes the user the creator, whatever the request says', async () => {
    const { status, body } = await server.as('jane').post(call, {
      data: { created_by_id: 'john', custom: { a: 1 } },
    });
    expect(status).toBe(201);
    expect(body.call.created_by.id).toBe('jane');
  });

  it('does not take members that do not exist', async () => {
    const { status } = await server.as('jane').post(call, {
      data: { created_by_id: 'ghost', members: [{ user_id: 'ghost' }] },
    });
    expect(status).toBe(400);
  });

  it('is refused to a user that does not exist', async () => {
    const { status, body } = await server.as('ghost').post(call);
    expect([status, body.code]).toEqual([404, 16]);
    expect(body.message).toBe('GetOrCreateCall failed with error: "the user ghost does not exist"');
  });
});
