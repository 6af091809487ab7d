import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../../index';

let emulator: StreamEmulator;
let server: EmulatorHttp;
let now: number;

beforeAll(async () => {
  emulator = await startStreamEmulator({ clock: { now: () => now } });
});
afterAll(() => emulator.close());
beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  server = new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
  const users = ['owner', 'viewer', 'host', 'stranger', 'boss'].map((id) => [
    id,
    { id, role: id === 'boss' ? 'admin' : 'user' },
  ]);
  await server.post('/users', { users: Object.fromEntries(users) });
});

const show = '/video/call/livestream/show';
const room = '/video/call/default/room';

async function aCall(path: string, data: object = {}) {
  const { status } = await server.post(path, { data: { created_by_id: 'owner', ...data } });
  expect(status).toBe(201);
}

async function refusal(answer: Promise<{ status: number; body: { code: number; message: string } }>) {
  const { status, body } = await answer;
  return `${status}/${body.code} ${body.message.replace(/^\w+ failed with error: /, '')}`;
}

const denied = (user: string, role: string, action: string, type: string) =>
  `403/17 "User '${user}' with role '${role}' is not allowed to perform action ${action} in scope 'video:${type}'"`;

async function capabilities(path: string, user: string, claims: object = {}): Promise<string[]> {
  const { body } = await server.as(user, claims).get<{ own_capabilities: string[] }>(path);
  return body.own_capabilities;
}

describe('a user on a call', () => {
  it('may do what the role of the user is granted, and on own calls what only owners are', async () => {
    await aCall(room);
    expect(await refusal(server.as('viewer').patch(room, { custom: {} }))).toBe(
      denied('viewer', 'user', 'UpdateCall', 'default'),
    );
    expect((await server.as('owner').patch(room, { custom: {} })).status).toBe(200);
    expect((await server.as('boss').patch(room, { custom: {} })).status).toBe(200);
    expect(await capabilities(room, 'owner')).toContain('update-call-settings');
    expect(await capabilities(room, 'viewer')).not.toContain('update-call-settings');
  });

  it('counts as member by its role on the call, not by its own', async () => {
    await server.put('/video/calltypes/default', {
      grants: {
        user: ['read-call'],
        call_member: ['read-call', 'join-call'],
        host: ['read-call', 'end-call'],
      },
    });
    await aCall(room, { members: [{ user_id: 'viewer' }, { user_id: 'host', role: 'host' }] });
    expect(await capabilities(room, 'viewer')).toEqual(['join-call', 'read-call']);
    expect(await capabilities(room, 'host')).toEqual(['end-call', 'read-call']);
    expect(await capabilities(room, 'stranger')).toEqual(['read-call']);
    expect(await refusal(server.as('host').post(`${room}/join`, { location: 'x' }))).toBe(
      denied('host', 'host', 'JoinCall', 'default'),
    );
  });

  it('has no permission at all with a role that the type grants nothing', async () => {
    await server.post('/roles', { name: 'visitor' });
    await aCall(room, { members: [{ user_id: 'viewer', role: 'visitor' }] });
    expect(await refusal(server.as('viewer').get(room))).toBe(
      denied('viewer', 'visitor', 'ReadCall', 'default'),
    );
  });

  it('gets from a call token the role of a member of those calls, on top of its own', async () => {
    await server.put('/video/calltypes/default', {
      grants: { user: ['read-call'], call_member: ['join-call'], host: ['end-call'] },
    });
    await aCall(room);
    const call_cids = ['default:room'];
    expect(await capabilities(room, 'viewer', { call_cids })).toEqual(['join-call', 'read-call']);
    expect(await capabilities(room, 'viewer', { call_cids, role: 'host' })).toEqual([
      'end-call',
      'read-call',
    ]);
    expect(await capabilities(room, 'viewer', { call_cids: ['default:other'] })).toEqual(['read-call']);
  });

  it('has what the call itself gives to or takes from that one user', async () => {
    await aCall('/video/call/audio_room/talk');
    const talk = '/video/call/audio_room/talk';
    expect(await capabilities(talk, 'viewer')).not.toContain('send-audio');
    await server.post(`${talk}/user_permissions`, { user_id: 'viewer', grant_permissions: ['send-audio'] });
    expect(await capabilities(talk, 'viewer')).toContain('send-audio');
    expect(await capabilities(talk, 'stranger')).not.toContain('send-audio');
    await server.post(`${talk}/user_permissions`, { user_id: 'viewer', revoke_permissions: ['send-audio'] });
    expect(await capabilities(talk, 'viewer')).not.toContain('send-audio');
  });

  it('is kept out while blocked', async () => {
    await aCall(room);
    await server.post(`${room}/block`, { user_id: 'viewer' });
    const answer = server.as('viewer').post(`${room}/join`, { location: 'x' });
    expect(await refusal(answer)).toBe(`403/17 "User 'viewer' is blocked from the call"`);
    expect((await server.as('viewer').get(room)).status).toBe(200);
    await server.post(`${room}/unblock`, { user_id: 'viewer' });
    expect((await server.as('viewer').post(`${room}/join`, { location: 'x' })).status).toBe(501);
  });

  it('may not create, join or ring calls while banned, but read them', async () => {
    await aCall(show);
    await server.post('/moderation/ban', { target_user_id: 'viewer', banned_by_id: 'boss' });
    for (const path of [room, `${show}/join`, `${show}/ring`]) {
      expect(await refusal(server.as('viewer').post(path))).toBe(`403/17 "User 'viewer' is banned"`);
    }
    expect((await server.as('viewer').get(show)).status).toBe(200);
  });

  it('may do everything while the app checks no permissions', async () => {
    await aCall(room);
    await server.patch('/app', { disable_permissions_checks: true });
    expect((await server.as('viewer').patch(room, { custom: {} })).status).toBe(200);
  });

  it('may not delete calls for good, nor by the role of a user', async () => {
    await aCall(room);
    expect(await refusal(server.as('owner').post(`${room}/delete`))).toBe(
      denied('owner', 'user', 'DeleteCall', 'default'),
    );
    expect(await refusal(server.as('boss').post(`${room}/delete`, { hard: true }))).toBe(
      denied('boss', 'admin', 'DeleteCall', 'default'),
    );
    expect((await server.as('boss').post(`${room}/delete`)).status).toBe(201);
  });
});

describe('joining', () => {
  it('has to wait while the call is backstage, but for its owner', async () => {
    await aCall(show);
    expect(await refusal(server.as('viewer').post(`${show}/join`, { location: 'x' }))).toBe(
      denied('viewer', 'user', 'JoinBackstage', 'livestream'),
    );
    expect((await server.as('owner').post(`${show}/join`, { location: 'x' })).status).toBe(501);
    await server.post(`${show}/go_live`);
    expect((await server.as('viewer').post(`${show}/join`, { location: 'x' })).status).toBe(501);
  });

  it('is open to everybody from the join-ahead time on', async () => {
    await aCall(show, {
      starts_at: '2026-01-01T01:00:00Z',
      settings_override: { backstage: { enabled: true, join_ahead_time_seconds: 600 } },
    });
    now = Date.UTC(2026, 0, 1, 0, 49, 59);
    expect((await server.as('viewer').post(`${show}/join`)).status).toBe(403);
    now = Date.UTC(2026, 0, 1, 0, 50, 0);
    expect((await server.as('viewer').post(`${show}/join`)).status).toBe(501);
  });

  it('needs its own permission once the call has ended', async () => {
    await aCall(show);
    await server.post(`${show}/go_live`);
    await server.post(`${show}/mark_ended`);
    expect(await refusal(server.as('viewer').post(`${show}/join`))).toBe(
      denied('viewer', 'user', 'JoinEndedCall', 'livestream'),
    );
    expect((await server.as('owner').post(`${show}/join`)).status).toBe(501);
  });
});

describe('an anonymous viewer', () => {
  it('reads what the type opens to anonymous users, and nothing else', async () => {
    await aCall(show);
    await aCall(room);
    const anonymous = server.anonymously();
    const { status, body } = await anonymous.get(show);
    expect([status, body.own_capabilities]).toEqual([200, ['join-call', 'read-call']]);
    expect(await refusal(anonymous.get(room))).toBe(denied('!anon', 'anonymous', 'ReadCall', 'default'));
    expect((await anonymous.post(room)).status).toBe(403);
  });
});

describe('in a multi-tenant app', () => {
  beforeEach(async () => {
    await server.patch('/app', { multi_tenant_enabled: true });
    await server.post('/users', {
      users: {
        owner: { id: 'owner', teams: ['red'] },
        viewer: { id: 'viewer', teams: ['blue'], teams_role: { blue: 'admin' } },
      },
    });
    await aCall(room, { team: 'red' });
  });

  it('users see and read the calls of their teams only', async () => {
    expect((await server.as('owner').get(room)).status).toBe(200);
    expect(await refusal(server.as('viewer').get(room))).toBe(
      denied('viewer', 'user', 'ReadCall', 'default'),
    );
    const seen = async (user: string) => {
      const { body } = await server.as(user).post<{ calls: unknown[] }>('/video/calls');
      return body.calls.length;
    };
    expect([await seen('owner'), await seen('viewer'), await seen('stranger')]).toEqual([1, 0, 0]);
    expect((await server.post('/video/calls')).body.calls).toHaveLength(1);
  });

  it('grants across teams count everywhere', async () => {
    await server.put('/video/calltypes/default', { grants: { user: ['read-call-any-team'] } });
    expect((await server.as('viewer').get(room)).status).toBe(200);
  });

  it('users make calls for a team of their own, and have their role of that team there', async () => {
    const mine = '/video/call/default/mine';
    expect((await server.as('viewer').post(mine)).status).toBe(403);
    expect((await server.as('viewer').post(mine, { data: { team: 'red' } })).status).toBe(403);
    expect((await server.as('viewer').post(mine, { data: { team: 'blue' } })).status).toBe(201);
    expect(await capabilities(mine, 'viewer')).toContain('join-backstage');
  });
});
