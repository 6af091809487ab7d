import { emulatedCalls, type CallFixture } from '../../../../../test/support/emulated-call';
import type { EmulatorHttp } from '../../../../../test/support/emulator-http';

const calls = emulatedCalls();
let fixture: CallFixture;

beforeEach(async () => {
  fixture = await calls.make();
  fixture.call.join('john');
  fixture.news();
});

async function recordings() {
  const { body } = await fixture.server.get<{ recordings: Record<string, unknown>[] }>(
    `${fixture.path}/recordings`,
  );
  return body.recordings;
}

describe('recordings', () => {
  it.each(['composite', 'individual', 'raw'])('of type %s are started, stopped and made', async (type) => {
    const { server, path, call, news, latest, advance, refusal } = fixture;
    expect((await server.post(`${path}/recordings/${type}/start`)).status).toBe(201);
    expect(news()).toEqual(['call.recording_started']);
    const { egress_id } = latest('call.recording_started');
    expect(latest('call.recording_started')).toMatchObject({ recording_type: type });
    const running = await fixture.shown();
    expect(running.recording).toBe(true);
    expect(running.egress[`${type}_recording`]).toEqual({ status: 'running' });
    expect(await refusal(`/recordings/${type}/start`)).toMatch(/^400 .*recording is already running$/);

    advance(60);
    expect((await server.post(`${path}/recordings/${type}/stop`)).status).toBe(201);
    expect(news()).toEqual(['call.recording_stopped']);
    expect(latest('call.recording_stopped')).toMatchObject({ egress_id, recording_type: type });
    expect(await fixture.shown()).toMatchObject({
      recording: false,
      egress: { [`${type}_recording`]: null },
    });
    expect(await recordings()).toEqual([]);

    const file = call.recordingReady({ recording_type: type as 'raw' });
    expect(file.end_time.getTime() - file.start_time.getTime()).toBeGreaterThanOrEqual(60_000);
    expect(news()).toEqual(['call.recording_ready']);
    expect(latest('call.recording_ready')).toMatchObject({
      egress_id,
      recording_type: type,
      call_recording: { filename: file.filename, url: file.url, recording_type: type },
    });
    expect(await recordings()).toEqual([
      expect.objectContaining({
        filename: file.filename,
        recording_type: type,
        start_time: expect.any(Number),
      }),
    ]);
    expect(file.filename).toMatch(new RegExp(`^rec_default_c1_${type}_.*\\.mp4$`));
    expect(file.url).toBe(`https://files.stream-emulator.invalid/${new URL(file.url).pathname.slice(1)}`);
  });

  it.each<[string, (server: EmulatorHttp) => EmulatorHttp]>([
    ['servers', (server) => server],
    ['browsers', (server) => server.asBrowser()],
  ])('of the composite type have older paths for %s', async (_, clientOf) => {
    const { path, news, latest, refusal } = fixture;
    const client = clientOf(fixture.server);
    expect(await refusal('/stop_recording')).toBe('400 call egress is not running');

    expect((await client.post(`${path}/start_recording`, {})).status).toBe(201);
    expect(latest('call.recording_started')).toMatchObject({ recording_type: 'composite' });
    expect(await refusal('/recordings/composite/start')).toMatch(/is already running$/);
    expect(await refusal('/start_recording')).toMatch(/is already running$/);

    expect((await client.post(`${path}/stop_recording`)).status).toBe(201);
    expect(news()).toEqual(['call.recording_started', 'call.recording_stopped']);
    expect(await refusal('/recordings/composite/stop')).toBe('400 call egress is not running');
  });

  it('at older paths follow the rules of the present ones', async () => {
    const { server, path, call } = fixture;
    await server.post(`${path}/block`, { user_id: 'jane' });
    const byUser = await server.as('jane').post(`${path}/start_recording`);
    expect(byUser).toMatchObject({ status: 403, body: { code: 17 } });
    expect(byUser.body.message).toMatch(/^StartRecording failed with error/);
    expect(await fixture.refusal('/start_recording', { recording_external_storage: 'nowhere' })).toBe(
      '400 external storage "nowhere" does not exist',
    );
    call.endSession();
    expect(await fixture.refusal('/start_recording')).toBe('400 there is no active session');
    expect((await server.post('/video/call/default/nope/stop_recording')).status).toBe(404);
  });

  it('become ready by themselves a few seconds after the stop', async () => {
    const { server, path, advance, news } = fixture;
    await server.post(`${path}/recordings/composite/start`);
    await server.post(`${path}/recordings/composite/stop`);
    news();
    advance(4);
    expect(await recordings()).toEqual([]);
    advance(1);
    expect(news()).toEqual(['call.recording_ready']);
    expect(await recordings()).toHaveLength(1);
  });

  it('are deleted by session and name', async () => {
    const { server, path, call } = fixture;
    const { session_id, filename } = call.recordingReady();
    expect((await server.delete(`${path}/other/recordings/${filename}`)).status).toBe(404);
    expect((await server.delete(`${path}/${session_id}/transcriptions/${filename}`)).status).toBe(404);
    expect((await server.delete(`${path}/${session_id}/recordings/${filename}`)).status).toBe(200);
    expect(await recordings()).toEqual([]);
    const again = await server.delete(`${path}/${session_id}/recordings/${filename}`);
    expect(again.body.message).toContain("recording doesn't exist");
  });

  it('can be made up, with fields of their own', async () => {
    const { call } = fixture;
    const given = {
      filename: 'a.mp4',
      url: 'https://example.test/a.mp4',
      start_time: new Date('2026-01-01T10:00:00Z'),
      end_time: '2026-01-01T11:00:00Z',
      session_id: 's1',
    };
    expect(call.recordingReady(given)).toMatchObject({
      ...given,
      end_time: new Date(given.end_time),
      recording_type: 'composite',
    });
    expect(await recordings()).toEqual([
      expect.objectContaining({ start_time: Date.parse('2026-01-01T10:00:00Z') * 1e6, session_id: 's1' }),
    ]);
    expect(() => call.recordingReady({ start_time: 'noon' })).toThrow(
      'start_time must be a Date or RFC 3339 text',
    );
  });

  it('cannot be ready before they are stopped, nor without a session', async () => {
    const { server, path, call } = fixture;
    await server.post(`${path}/recordings/composite/start`);
    expect(() => call.recordingReady()).toThrow('the composite recording still runs: stop it first');
    const { call: quiet } = await calls.make();
    expect(() => quiet.recordingReady()).toThrow('nobody has ever been in the call');
  });

  it('can fail, and leave nothing behind', async () => {
    const { server, path, call, news, latest, advance, refusal } = fixture;
    await server.post(`${path}/recordings/composite/start`);
    const { egress_id } = latest('call.recording_started');
    news();
    call.failRecording();
    expect(news()).toEqual(['call.recording_failed']);
    expect(latest('call.recording_failed')).toMatchObject({ egress_id, recording_type: 'composite' });
    expect((await fixture.shown()).recording).toBe(false);
    expect(await refusal('/recordings/composite/stop')).toBe('400 call egress is not running');
    advance(60);
    expect(await recordings()).toEqual([]);
  });

  it('go to an external storage that exists', async () => {
    const { server, path, call, refusal } = fixture;
    const body = { recording_external_storage: 'archive' };
    expect(await refusal('/recordings/composite/start', body)).toBe(
      '400 external storage "archive" does not exist',
    );
    await server.post('/external_storage', {
      name: 'archive',
      bucket: 'bucket',
      storage_type: 's3',
      path: 'a b',
    });
    await server.post(`${path}/recordings/composite/start`, body);
    await server.post(`${path}/recordings/composite/stop`);
    expect(call.recordingReady().url).toMatch(
      /^https:\/\/bucket\.files\.stream-emulator\.invalid\/a%20b\/default\/c1\/rec_/,
    );
  });

  it.each([
    ['/recordings/composite/start', 'recording', 'recording is disabled for this call'],
    [
      '/recordings/individual/start',
      'individual_recording',
      'individual recording is disabled for this call',
    ],
    ['/recordings/raw/start', 'raw_recording', 'raw recording is disabled for this call'],
    ['/start_frame_recording', 'frame_recording', 'frame recording is disabled for this call'],
  ])('at %s are refused where they are disabled', async (suffix, section, reason) => {
    const { server, path, refusal } = fixture;
    const interval = section === 'frame_recording' ? { capture_interval_in_seconds: 3 } : {};
    await server.patch(path, { settings_override: { [section]: { mode: 'disabled', ...interval } } });
    expect(await refusal(suffix)).toBe(`400 ${reason}`);
  });

  it('need the permission of their type', async () => {
    const { server, path } = fixture;
    await server.put('/video/calltypes/default', { grants: { call_member: ['start-raw-recording'] } });
    const jane = server.as('jane');
    expect((await jane.post(`${path}/recordings/composite/start`)).status).toBe(403);
    expect((await jane.post(`${path}/recordings/raw/start`)).status).toBe(201);
    expect((await jane.post(`${path}/recordings/raw/stop`)).status).toBe(403);
  });
});

describe('frame recordings', () => {
  it('tell of each frame while they run', async () => {
    const { server, path, call, news, latest } = fixture;
    expect(() => {
      call.frameReady();
    }).toThrow('call egress is not running');
    await server.post(`${path}/start_frame_recording`, {});
    expect((await fixture.shown()).egress.frame_recording).toEqual({ status: 'running' });
    call.frameReady();
    const { egress_id } = latest('call.frame_recording_started');
    expect(latest('call.frame_recording_ready')).toMatchObject({
      egress_id,
      session_id: (await fixture.shown()).current_session_id,
      track_type: 'TRACK_TYPE_VIDEO',
      users: { john: { id: 'john' } },
      captured_at: expect.stringMatching(/Z$/),
    });
    call.frameReady({ url: 'https://example.test/f.jpg', user_ids: ['jane'] });
    expect(latest('call.frame_recording_ready')).toMatchObject({
      url: 'https://example.test/f.jpg',
      users: { jane: { id: 'jane' } },
    });
    await server.post(`${path}/stop_frame_recording`);
    await server.post(`${path}/start_frame_recording`);
    call.failFrameRecording();
    expect(news()).toEqual([
      'call.frame_recording_started',
      'call.frame_recording_ready',
      'call.frame_recording_ready',
      'call.frame_recording_stopped',
      'call.frame_recording_started',
      'call.frame_recording_failed',
    ]);
  });
});
