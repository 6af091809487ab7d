import { emulatedCalls, STILL_CLOCK } from '../../../../../test/support/emulated-call';
import { EmulatorHttp } from '../../../../../test/support/emulator-http';
import { startStreamEmulator, type AppState } from '../../..';

// Reports tell how long tracks have been running.
const calls = emulatedCalls({ clock: STILL_CLOCK });

describe('sessions in the state of an app', () => {
  it('come back from an export as they were, with all that runs in them', async () => {
    const { server, path, call, apiKey } = await calls.make();
    call.join('john', { location: { country_iso_code: 'DE', latitude: 52.5 }, client: { sdk: 'js' } });
    call.publish('john', ['audio']);
    call.leave('john', { reason: 'bored' });
    call.join('john');
    await server.post(`${path}/recordings/composite/start`);
    call.endSession();
    call.recordingReady();
    await server.post(`${path}/ring`, { members_ids: ['jane', 'jack'] });
    call.accept('jane');
    call.reject('jack');
    const jane = call.join('jane');
    call.publish('jane', ['audio']);
    await server.post(`${path}/start_transcription`);
    await server.post(`${path}/stop_transcription`);
    for (const suffix of [
      'recordings/composite/start',
      'recordings/individual/start',
      'recordings/raw/start',
      'start_frame_recording',
      'start_transcription',
      'start_closed_captions',
      'start_broadcasting',
    ]) {
      expect((await server.post(`${path}/${suffix}`, {})).status).toBe(201);
    }
    await server.post(`${path}/rtmp_broadcasts`, {
      broadcasts: [{ name: 'a', stream_url: 'rtmps://a.test', stream_key: 'k' }],
    });
    const read = (from: EmulatorHttp) =>
      Promise.all(
        [path, `${path}/recordings`, `${path}/report`].map(async (address) => ({
          ...(await from.get<object>(address)).body,
          duration: undefined,
          call: { ...(await from.get(path)).body.call, ingress: undefined },
        })),
      );
    const state = calls.emulator().exportState(apiKey);

    const copy = await startStreamEmulator({
      clock: STILL_CLOCK,
      seed: JSON.parse(JSON.stringify(state)) as AppState,
    });
    expect(copy.exportState()).toEqual(state);
    expect(await read(new EmulatorHttp(copy))).toEqual(await read(server));
    copy.call('default:c1').leave('jane', { user_session_id: jane.user_session_id });
    copy.advance(60_000);
    expect(copy.events().map(({ type }) => type)).toEqual(
      expect.arrayContaining(['call.transcription_ready', 'call.recording_stopped', 'call.session_ended']),
    );
    await copy.close();
  });

  it('must not name users that do not exist', async () => {
    const participants = [
      { user_id: 'ghost', user_session_id: 'a', role: 'user', joined_at: '2026-01-01T00:00:00Z' },
    ];
    const seed = {
      users: [{ id: 'john' }],
      calls: [{ type: 'default', id: 'c1', created_by: 'john', session: { id: 's1', participants } }],
    };
    await expect(startStreamEmulator({ seed })).rejects.toThrow('names users that do not exist: ghost');
  });
});
