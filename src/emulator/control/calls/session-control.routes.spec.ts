import { startStreamEmulator, type StreamEmulator } from '../..';
import { EmulatorHttp } from '../../../../test/support/emulator-http';

let emulator: StreamEmulator;
let server: EmulatorHttp;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  emulator.reset();
  server = new EmulatorHttp(emulator);
  await server.post('/users', { users: { jane: { id: 'jane' }, john: { id: 'john' }, eve: { id: 'eve' } } });
  await server.post('/video/call/default/c1', {
    data: { created_by_id: 'john', members: [{ user_id: 'jane' }, { user_id: 'eve' }] },
    ring: true,
  });
});

async function drive(action: string, body: object = {}, query = '') {
  const response = await fetch(`${emulator.url}/_emulator/${action}${query}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const onCall = (action: string, body?: object) => drive(`calls/default/c1/${action}`, body);

describe('the control API', () => {
  it('does to a call what the methods do', async () => {
    await server.put('/video/calltypes/default', { grants: { anonymous: ['join-call'] } });
    const before = emulator.events().length;
    const joined = await onCall('join', {
      user_id: 'john',
      role: 'host',
      user_session_id: 'phone',
      location: { country_iso_code: 'DE' },
      client: { sdk: 'stream-video-react' },
    });
    expect(joined).toMatchObject({
      status: 200,
      body: { user_id: 'john', role: 'host', user_session_id: 'phone', joined_at: expect.any(String) },
    });
    for (const suffix of [
      'recordings/composite/start',
      'start_transcription',
      'start_closed_captions',
      'start_frame_recording',
      'start_broadcasting',
    ]) {
      await server.post(`/video/call/default/c1/${suffix}`, {});
    }
    const steps: readonly (readonly [string, object?])[] = [
      ['accept', { user_id: 'jane' }],
      ['reject', { user_id: 'eve', reason: 'busy' }],
      ['publish', { user_id: 'john', tracks: ['audio'] }],
      ['join_anonymously', { count: 2 }],
      ['leave_anonymously'],
      ['caption', { speaker_id: 'john', text: 'Hi' }],
      ['frame_ready', { url: 'https://example.test/f.jpg' }],
      ['fail_recording'],
      ['recording_ready', { filename: 'a.mp4' }],
      ['fail_transcription', { error: 'x' }],
      ['transcription_ready', { filename: 'a.jsonl' }],
      ['fail_captions'],
      ['fail_frame_recording'],
      ['fail_broadcasting'],
      ['fail_rtmp_broadcast', { name: 'a' }],
      ['miss', { user_id: 'jane' }],
      ['request_permission', { user_id: 'jane', permissions: ['send-audio'] }],
      ['send_reaction', { user_id: 'jane', type: 'raised-hand' }],
      ['stats_report_ready'],
      ['submit_feedback', { user_id: 'john', rating: 4 }],
      ['leave', { user_id: 'john' }],
      ['end_session'],
    ];
    const failed: unknown[] = [];
    for (const [action, body] of steps) {
      const answer = await onCall(action, body);
      if (answer.status !== 200) failed.push([action, answer.body]);
    }
    expect(failed).toEqual([]);
    const types = emulator
      .events()
      .slice(before)
      .map(({ type }) => type.replace('call.', ''));
    expect(types).toEqual(
      expect.arrayContaining([
        'session_started',
        'session_participant_joined',
        'session_participant_left',
        'user_feedback_submitted',
        'permission_request',
        'reaction_new',
        'stats_report_ready',
        'session_ended',
        'accepted',
        'missed',
        'closed_caption',
        'frame_recording_ready',
        'frame_recording_failed',
        'recording_failed',
        'recording_ready',
        'transcription_failed',
        'transcription_ready',
        'closed_captions_failed',
        'hls_broadcasting_failed',
        'rtmp_broadcast_failed',
      ]),
    );
  });

  it('moves the clock', async () => {
    await onCall('join', { user_id: 'john' });
    await onCall('leave', { user_id: 'john' });
    const { body } = await drive('clock/advance', { by: '30s' });
    expect(Date.parse(String(body.now)) - Date.now()).toBeGreaterThan(25_000);
    expect(emulator.events().at(-1)?.type).toBe('call.session_ended');
  });

  it('drives the app whose key is given', async () => {
    const app = emulator.createApp();
    const other = new EmulatorHttp({ url: emulator.url, ...app });
    await other.post('/video/call/default/c2', { data: { created_by_id: 'eve' } });
    const query = `?api_key=${app.apiKey}`;
    expect((await drive('calls/default/c2/join', { user_id: 'eve' }, query)).status).toBe(200);
    expect((await drive('calls/default/c2/join', { user_id: 'eve' })).status).toBe(404);
  });

  it.each([
    ['calls/default/c1/join', {}, 400, 'user_id is a required field'],
    ['calls/default/c1/leave', { user_id: 'john' }, 400, 'the user john is not in the call'],
    ['calls/default/nope/join', { user_id: 'john' }, 404, "Can't find call with id default:nope"],
    ['calls/default/c1/publish', { user_id: 'john', tracks: ['smell'] }, 400, 'tracks[0] must be one of'],
  ])('refuses %s with %j', async (action, body, status, message) => {
    const answer = await drive(action, body);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toContain(message);
  });
});
