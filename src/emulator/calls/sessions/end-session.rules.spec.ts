import { emulatedCalls } from '../../../../test/support/emulated-call';

const calls = emulatedCalls();

describe('the end of a call', () => {
  it('puts everybody out and ends the session at the same time', async () => {
    const { server, path, call, news } = await calls.make();
    const { session_id } = call.join('john');
    call.join('jane');
    news();
    await server.post(`${path}/mark_ended`);
    expect(news()).toEqual([
      'call.ended',
      'call.session_participant_left',
      'call.session_participant_count_updated',
      'call.session_participant_left',
      'call.session_participant_count_updated',
      'call.session_ended',
    ]);
    const { body } = await server.get(path);
    expect(body.call.session).toMatchObject({
      id: session_id,
      participants: [],
      ended_at: body.call.ended_at,
    });
    await server.post(`${path}/mark_ended`);
    expect(news()).toEqual([]);
  });

  it('names the user who ended it, but no server', async () => {
    const byServer = await calls.make();
    await byServer.server.post(`${byServer.path}/mark_ended`);
    expect(byServer.latest('call.ended')).not.toHaveProperty('user');
    const byUser = await calls.make();
    await byUser.server.as('john').post(`${byUser.path}/mark_ended`);
    expect(byUser.latest('call.ended')).toMatchObject({ user: { id: 'john' } });
  });
});

describe('the end of a session', () => {
  it('can be brought about at once, and is not told of twice', async () => {
    const { call, news } = await calls.make();
    call.join('john');
    news();
    call.endSession();
    call.endSession();
    expect(news()).toEqual([
      'call.session_participant_left',
      'call.session_participant_count_updated',
      'call.session_ended',
    ]);
  });

  it('stops what runs, and leaves files behind', async () => {
    const { server, path, call, news } = await calls.make();
    call.join('john');
    await server.post(`${path}/recordings/composite/start`);
    await server.post(`${path}/start_transcription`, { enable_closed_captions: true });
    await server.post(`${path}/start_broadcasting`);
    await server.post(`${path}/rtmp_broadcasts`, {
      broadcasts: [{ name: 'a', stream_url: 'rtmp://a.test' }],
    });
    await server.post(`${path}/start_frame_recording`);
    news();
    call.endSession();
    expect(news().slice(2)).toEqual([
      'call.recording_stopped',
      'call.frame_recording_stopped',
      'call.closed_captions_stopped',
      'call.hls_broadcasting_stopped',
      'call.rtmp_broadcast_stopped',
      'call.session_ended',
    ]);
    call.transcriptionReady();
    call.recordingReady();
    expect((await server.get(`${path}/recordings`)).body.recordings).toHaveLength(1);
    expect((await server.get(`${path}/transcriptions`)).body.transcriptions).toHaveLength(1);
    const { body } = await server.get(path);
    expect(body.call).toMatchObject({ recording: false, transcribing: false, captioning: false });
    expect(body.call.egress).toMatchObject({ broadcasting: false, hls: null, rtmps: [] });
  });
});
