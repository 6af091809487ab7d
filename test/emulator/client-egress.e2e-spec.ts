import { startStreamEmulator, type EmulatedCall, type StreamEmulator } from '../../src/emulator';
import { StreamClient } from '../../src/stream/stream.client';
import type { Call } from '../../src/stream/calls/call';

/** The client's methods about what happens in a running call, against the emulator. */
describe('a running call', () => {
  let emulator: StreamEmulator;
  let client: StreamClient;
  let call: Call;
  let emulated: EmulatedCall;

  beforeEach(async () => {
    emulator = await startStreamEmulator();
    const app = emulator.createApp();
    client = new StreamClient(app.apiKey, app.apiSecret, { baseUrl: emulator.url });
    await client.upsertUsers([{ id: 'john' }, { id: 'jane' }]);
    call = client.video.call('default', 'standup');
    await call.create({ data: { created_by_id: 'john' } });
    emulated = emulator.call(call.cid, app);
    emulated.join('john', { user_session_id: 'u1' });
    emulated.join('jane', { user_session_id: 'u2' });
  });

  afterEach(async () => {
    await client.close();
    await emulator.close();
  });

  it('is recorded, and the recording is listed and deleted', async () => {
    await call.startRecording({ recording_type: 'composite' });
    expect((await call.get()).call.recording).toBe(true);
    await call.stopRecording({ recording_type: 'composite' });
    await call.startFrameRecording();
    await call.stopFrameRecording();

    emulated.recordingReady();
    const { recordings } = await call.listRecordings();
    expect(recordings[0]).toMatchObject({ recording_type: 'composite', start_time: expect.any(Date) });
    for (const { session_id: session, filename } of recordings)
      await call.deleteRecording({ session, filename });

    expect((await call.listRecordings()).recordings).toEqual([]);
  });

  it('is transcribed and captioned, and the transcription is listed and deleted', async () => {
    await call.startTranscription({ language: 'en' });
    await call.startClosedCaptions({ language: 'en' });
    await call.sendClosedCaption({ speaker_id: 'john', text: 'hello', user_id: 'john' });
    await call.stopClosedCaptions();
    await call.stopTranscription();

    emulated.transcriptionReady();
    const { transcriptions } = await call.listTranscriptions();
    expect(transcriptions[0]).toMatchObject({ start_time: expect.any(Date) });
    for (const { session_id: session, filename } of transcriptions) {
      await call.deleteTranscription({ session, filename });
    }

    expect((await call.listTranscriptions()).transcriptions).toEqual([]);
  });

  it('is broadcast', async () => {
    const { playlist_url } = await call.startHLSBroadcasting();
    expect(playlist_url).toMatch(/^https:/);
    await call.stopHLSBroadcasting();
    await call.startRTMPBroadcasts({ broadcasts: [{ name: 'a', stream_url: 'rtmps://x.example/live' }] });
    await call.stopRTMPBroadcast({ name: 'a' });
    await call.startRTMPBroadcasts({ broadcasts: [{ name: 'b', stream_url: 'rtmps://x.example/live' }] });
    await call.stopAllRTMPBroadcasts();

    expect((await call.get()).call.egress.rtmps).toEqual([]);
  });

  it('shows its participants, who are pinned and kicked', async () => {
    await call.pin({ user_id: 'jane', session_id: 'u2' });
    await call.unpin({ user_id: 'jane', session_id: 'u2' });
    expect(await call.queryParticipants({ limit: 1 })).toMatchObject({
      total_participants: 2,
      participants: [{ joined_at: expect.any(Date) }],
    });

    expect((await call.getCallReport()).report.participants.unique).toBe(2);

    await call.kick({ user_id: 'jane', kicked_by_id: 'john' });

    expect((await call.queryParticipants()).participants.map(({ user }) => user.id)).toEqual(['john']);
    expect((await client.video.getEdges()).edges).not.toEqual([]);
  });
});
