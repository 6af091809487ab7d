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
  await server.post(call, { data: { created_by_id: 'john', custom: { color: 'blue', size: 1 } } });
});

describe('UpdateCall', () => {
  it('replaces custom data as a whole, and leaves it alone when it is not sent', async () => {
    const { status, body } = await server.patch(call, { custom: { color: 'red' } });
    expect(status).toBe(200);
    expect(body.call.custom).toEqual({ color: 'red' });
    expect(body.call.updated_at).toBeGreaterThan(body.call.created_at);
    const { body: after } = await server.patch(call, { starts_at: '2026-01-01T00:00:00Z' });
    expect(after.call).toMatchObject({ custom: { color: 'red' }, starts_at: Date.UTC(2026, 0, 1) * 1e6 });
  });

  it('takes the start away with null', async () => {
    await server.patch(call, { starts_at: '2026-01-01T00:00:00Z' });
    const { body } = await server.patch(call, { starts_at: null });
    expect(body.call.starts_at).toBeNull();
  });

  it('lays each section over the settings in force, field by field', async () => {
    await server.patch(call, {
      settings_override: { video: { target_resolution: { width: 640, height: 480 } } },
    });
    const { body } = await server.patch(call, {
      settings_override: { limits: { max_duration_seconds: 0 }, geofencing: { names: ['canada'] } },
    });
    expect(body.call.settings.video.target_resolution).toEqual({
      width: 640,
      height: 480,
      bitrate: 1_500_000,
    });
    expect(body.call.settings.limits).toMatchObject({ max_duration_seconds: 0, max_participants: null });
    expect(body.call.settings.geofencing.names).toEqual(['canada']);
    expect(body.call.settings.audio.mic_default_on).toBe(true);
  });

  it('resolves what the call does not set against its type as it is now', async () => {
    await server.patch(call, { settings_override: { backstage: { join_ahead_time_seconds: 600 } } });
    await server.put('/video/calltypes/default', {
      settings: { backstage: { join_ahead_time_seconds: 60 }, session: { inactivity_timeout_seconds: 300 } },
    });
    const { body } = await server.get(call);
    expect(body.call.join_ahead_time_seconds).toBe(600);
    expect(body.call.settings.session.inactivity_timeout_seconds).toBe(300);
  });

  it('sends a call backstage with the setting, unless it is live already', async () => {
    const enable = { settings_override: { backstage: { enabled: true } } };
    expect((await server.patch(call, enable)).body.call.backstage).toBe(true);
    await server.post(`${call}/go_live`);
    expect((await server.patch(call, enable)).body.call.backstage).toBe(false);
    const disable = { settings_override: { backstage: { enabled: false } } };
    await server.post(`${call}/stop_live`);
    expect((await server.patch(call, disable)).body.call.backstage).toBe(false);
  });

  it('changes nothing when a part is refused', async () => {
    const { body: before } = await server.get(call);
    const { status, body } = await server.patch(call, {
      custom: { color: 'red' },
      settings_override: { recording: { mode: 'auto-on' } },
    });
    expect([status, body.code]).toEqual([400, 4]);
    expect((await server.get(call)).body.call).toEqual(before.call);
  });

  it('stores nothing that Stream does not know', async () => {
    const { body } = await server.patch(call, {
      team: 'red',
      settings_override: { audio: { default_device: 'speaker', volume: 11 }, karaoke: { enabled: true } },
    });
    expect(body.call).not.toHaveProperty('team');
    expect(body.call.settings).not.toHaveProperty('karaoke');
    expect(body.call.settings.audio).not.toHaveProperty('volume');
  });
});

describe('EndCall', () => {
  it('ends the call once; the call can still be read, updated and got', async () => {
    expect((await server.post(`${call}/mark_ended`)).status).toBe(201);
    const { body: ended } = await server.get(call);
    expect(ended.call.ended_at).toBeGreaterThan(ended.call.created_at);
    expect((await server.post(`${call}/mark_ended`)).status).toBe(201);
    const { body: again } = await server.post(call, { data: { created_by_id: 'john' } });
    expect(again).toMatchObject({ created: false, call: { ended_at: ended.call.ended_at } });
    expect((await server.patch(call, { custom: {} })).status).toBe(200);
  });

  it('ends the session that rang, and keeps its id', async () => {
    await server.post('/users', { users: { jane: { id: 'jane' } } });
    await server.post(`${call}/members`, { update_members: [{ user_id: 'jane' }] });
    const { body: rung } = await server.post(call, { ring: true });
    await server.post(`${call}/mark_ended`);
    const { body } = await server.get(call);
    expect(body.call.current_session_id).toBe(rung.call.current_session_id);
    expect(body.call.session.ended_at).toBe(body.call.ended_at);
  });
});

describe('DeleteCall', () => {
  it('takes the call away softly and frees its id', async () => {
    const { status, body } = await server.post(`${call}/delete`);
    expect(status).toBe(201);
    expect(body.call.cid).toBe('default:c1');
    expect(body).not.toHaveProperty('task_id');
    const { status: gone, body: error } = await server.get(call);
    expect([gone, error.code]).toEqual([404, 16]);
    expect(error.message).toBe(`GetCall failed with error: "Can't find call with id default:c1"`);
    expect((await server.post('/video/calls')).body.calls).toEqual([]);
    expect((await server.post(call, { data: { created_by_id: 'john' } })).body.created).toBe(true);
  });

  it('reports a hard deletion by a task', async () => {
    const { body } = await server.post(`${call}/delete`, { hard: true });
    expect((await server.get(call)).status).toBe(404);
    const states: unknown[] = [];
    for (let read = 0; read < 3; read += 1) states.push((await server.get(`/tasks/${body.task_id}`)).body);
    expect(states.at(-1)).toMatchObject({
      status: 'completed',
      result: { 'default:c1': { status: 'ok' } },
    });
  });

  it('is possible for an ended call', async () => {
    await server.post(`${call}/mark_ended`);
    expect((await server.post(`${call}/delete`)).status).toBe(201);
  });
});

describe('GoLive and StopLive', () => {
  it('flip backstage, as often as asked', async () => {
    const live = '/video/call/livestream/show';
    await server.post(live, { data: { created_by_id: 'john' } });
    for (const [operation, backstage] of [
      ['go_live', false],
      ['go_live', false],
      ['stop_live', true],
      ['stop_live', true],
    ] as const) {
      const { status, body } = await server.post(`${live}/${operation}`);
      expect([status, body.call.backstage]).toEqual([201, backstage]);
    }
  });

  it('need people in the call for what starts with them', async () => {
    const { status, body } = await server.post(`${call}/go_live`, { start_hls: true });
    expect([status, body.message]).toEqual([400, 'GoLive failed with error: "there is no active session"']);
  });
});
