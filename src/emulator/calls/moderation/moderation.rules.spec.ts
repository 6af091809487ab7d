import { EmulatorHttp } from '../../../../test/support/emulator-http';
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
  await server.post('/users', { users: { jane: { id: 'jane' }, john: { id: 'john' } } });
  await server.post(call, { data: { created_by_id: 'john', members: [{ user_id: 'jane' }] } });
});

async function blocked(): Promise<string[]> {
  const { body } = await server.get<{ call: { blocked_user_ids: string[] } }>(call);
  return body.call.blocked_user_ids;
}

async function failure(path: string, body?: object) {
  const answer = await server.post(`${call}${path}`, body);
  return `${answer.status} ${String(answer.body.message).replace(/^\w+ failed with error: /, '')}`;
}

describe('blocking on a call', () => {
  it('lists a user once, keeps the membership and can be undone twice', async () => {
    await server.post(`${call}/block`, { user_id: 'jane' });
    expect((await server.post(`${call}/block`, { user_id: 'jane' })).status).toBe(201);
    expect(await blocked()).toEqual(['jane']);
    expect((await server.get(call)).body.members).toHaveLength(1);
    await server.post(`${call}/unblock`, { user_id: 'jane' });
    expect((await server.post(`${call}/unblock`, { user_id: 'jane' })).status).toBe(201);
    expect(await blocked()).toEqual([]);
  });

  it('comes with a kick that says so', async () => {
    await server.post(`${call}/kick`, { user_id: 'jane', kicked_by_id: 'john' });
    expect(await blocked()).toEqual([]);
    await server.post(`${call}/kick`, { user_id: 'jane', block: true });
    expect(await blocked()).toEqual(['jane']);
  });

  it('needs a user that exists', async () => {
    expect(await failure('/block', { user_id: 'nobody' })).toBe('404 "the user nobody does not exist"');
    expect(await failure('/block')).toBe('400 "user_id is a required field"');
  });
});

describe('MuteUsers', () => {
  it('succeeds without a session, by whoever mutes', async () => {
    const answer = await server.post(`${call}/mute_users`, {
      mute_all_users: true,
      audio: true,
      muted_by_id: 'john',
    });
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body)).toEqual(['duration']);
    expect(await failure('/mute_users', { user_ids: ['jane'] })).toBe(
      '400 "either muted_by or muted_by_id must be provided when using server side auth."',
    );
  });
});

describe('UpdateUserPermissions', () => {
  it('takes the three permissions that can be given to one user', async () => {
    const body = { user_id: 'jane', grant_permissions: ['send-audio'], revoke_permissions: ['send-video'] };
    expect((await server.post(`${call}/user_permissions`, body)).status).toBe(201);
    expect(await failure('/user_permissions', { user_id: 'jane', grant_permissions: ['end-call'] })).toBe(
      '400 "grant_permissions[0] must be one of [screenshare send-audio send-video]"',
    );
  });
});

describe('SendCallEvent', () => {
  it('needs somebody who sends it', async () => {
    const custom = { type: 'wave' };
    expect((await server.post(`${call}/event`, { user_id: 'jane', custom })).status).toBe(201);
    expect((await server.as('jane').post(`${call}/event`, { custom })).status).toBe(201);
    expect(await failure('/event', { custom })).toBe(
      '400 "either user or user_id must be provided when using server side auth."',
    );
    const large = { text: 'x'.repeat(5200) };
    expect(await failure('/event', { user_id: 'jane', custom: large })).toBe(
      '400 "custom must be a maximum of 5120 bytes in size"',
    );
  });
});

describe('VideoPin and VideoUnpin', () => {
  it('need a user and a session', async () => {
    expect((await server.post(`${call}/pin`, { user_id: 'jane', session_id: 's' })).status).toBe(201);
    expect((await server.post(`${call}/unpin`, { user_id: 'jane', session_id: 's' })).status).toBe(201);
    expect(await failure('/pin', { user_id: 'jane' })).toBe('400 "session_id is a required field"');
  });
});
