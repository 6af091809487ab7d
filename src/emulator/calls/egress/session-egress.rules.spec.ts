import { emulatedCalls } from '../../../../test/support/emulated-call';

const calls = emulatedCalls();

const autoOn = {
  recording: { mode: 'auto-on', quality: '720p' },
  individual_recording: { mode: 'auto-on' },
  raw_recording: { mode: 'auto-on' },
  frame_recording: { mode: 'auto-on', capture_interval_in_seconds: 3 },
  transcription: { mode: 'auto-on', closed_caption_mode: 'auto-on' },
  broadcasting: { enabled: true, hls: { enabled: true, auto_on: true, quality_tracks: ['720p'] } },
};

const started = [
  'call.recording_started',
  'call.recording_started',
  'call.recording_started',
  'call.frame_recording_started',
  'call.transcription_started',
  'call.closed_captions_started',
];

describe('what the settings turn on', () => {
  it('starts with the first participant, and ends with the session', async () => {
    const { call, news, server, path } = await calls.make({ settings: autoOn });
    call.join('john');
    expect(news().slice(3)).toEqual([...started, 'call.hls_broadcasting_started']);
    call.join('jane');
    expect(news()).toHaveLength(2);
    call.endSession();
    const { body } = await server.get(path);
    expect(body.call).toMatchObject({ recording: false, transcribing: false, captioning: false });
  });

  it('broadcasts only what is live', async () => {
    const { call, news, server, path } = await calls.make({
      type: 'livestream',
      members: [],
      settings: autoOn,
    });
    call.join('john');
    expect(news().slice(3)).toEqual(started);
    await server.post(`${path}/go_live`);
    expect(news()).toEqual(['call.live_started', 'call.hls_broadcasting_started']);
  });
});

describe('going live', () => {
  it('starts what is asked for, and tells when', async () => {
    const { server, path, call, news } = await calls.make({ type: 'livestream', members: [] });
    call.join('john');
    news();
    const { status, body } = await server.post(`${path}/go_live`, {
      start_hls: true,
      start_recording: true,
      start_composite_recording: true,
      start_individual_recording: true,
      start_raw_recording: true,
      start_transcription: true,
      start_closed_caption: true,
    });
    expect(status).toBe(201);
    expect(body.call).toMatchObject({
      backstage: false,
      recording: true,
      transcribing: true,
      captioning: true,
      egress: { broadcasting: true, raw_recording: { status: 'running' } },
      session: { live_started_at: expect.any(Number), live_ended_at: null },
    });
    expect(news()[0]).toBe('call.live_started');
    expect((await server.post(`${path}/go_live`, { start_hls: true })).status).toBe(201);
  });

  it('starts nothing where one of them cannot be', async () => {
    const { server, path, call, news, refusal } = await calls.make({ type: 'livestream', members: [] });
    await server.patch(path, { settings_override: { transcription: { mode: 'disabled' } } });
    expect(await refusal('/go_live', { start_recording: true })).toBe('400 there is no active session');
    call.join('john');
    news();
    expect(await refusal('/go_live', { start_recording: true, start_transcription: true })).toBe(
      '400 transcription is disabled for this call',
    );
    expect(news()).toEqual([]);
    expect((await server.get(path)).body.call.backstage).toBe(true);
  });
});

describe('stopping live', () => {
  const everything = { start_hls: true, start_recording: true, start_transcription: true };

  async function aLiveCall() {
    const fixture = await calls.make({ type: 'livestream', members: [] });
    fixture.call.join('john');
    await fixture.server.post(`${fixture.path}/go_live`, everything);
    await fixture.server.post(`${fixture.path}/rtmp_broadcasts`, {
      broadcasts: [{ name: 'a', stream_url: 'rtmps://a.test' }],
    });
    fixture.call.join('jane');
    fixture.news();
    return fixture;
  }

  it('stops what runs and puts viewers out', async () => {
    const { server, path, news } = await aLiveCall();
    const { body } = await server.post(`${path}/stop_live`);
    expect(news()).toEqual([
      'call.recording_stopped',
      'call.transcription_stopped',
      'call.hls_broadcasting_stopped',
      'call.rtmp_broadcast_stopped',
      'call.session_participant_left',
      'call.session_participant_count_updated',
      'call.updated',
    ]);
    expect(body.call.session.participants).toEqual([
      expect.objectContaining({ user: expect.objectContaining({ id: 'john' }) }),
    ]);
    expect(body.call.session.live_ended_at).toBeGreaterThan(body.call.session.live_started_at);
  });

  it('goes on with what is to be continued', async () => {
    const { server, path } = await aLiveCall();
    const { body } = await server.post(`${path}/stop_live`, {
      continue_hls: true,
      continue_recording: true,
      continue_rtmp_broadcasts: true,
    });
    expect(body.call).toMatchObject({
      backstage: true,
      recording: true,
      transcribing: false,
      egress: { broadcasting: true, rtmps: [{ name: 'a' }] },
    });
  });
});
