import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../..';

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

async function failure(path: string, body?: object) {
  const answer = await server.post(`${call}${path}`, body);
  return `${answer.status} ${String(answer.body.message).replace(/^\w+ failed with error: /, '')}`;
}

describe('what needs people in the call', () => {
  it.each([
    '/recordings/composite/start',
    '/recordings/raw/start',
    '/start_transcription',
    '/start_closed_captions',
    '/start_frame_recording',
    '/start_broadcasting',
  ])('%s finds no active session', async (path) => {
    expect(await failure(path)).toBe('400 "there is no active session"');
  });

  it.each([
    ['/recordings/individual/stop', '400 "call egress is not running"'],
    ['/stop_transcription', '400 "call is not being transcribed"'],
    ['/stop_broadcasting', '400 "call egress is not running"'],
    ['/rtmp_broadcasts/main/stop', '400 "call egress is not running"'],
    ['/recordings/nope/stop', '400 "recording_type must be one of [composite individual raw]"'],
  ])('%s answers %s', async (path, answer) => {
    expect(await failure(path)).toBe(answer);
  });

  it('looks for the call before anything else', async () => {
    const { status, body } = await server.post('/video/call/default/none/recordings/composite/start');
    expect([status, body.message]).toEqual([
      404,
      `StartRecording failed with error: "Can't find call with id default:none"`,
    ]);
  });

  it('has nothing to list, to delete or to report', async () => {
    expect((await server.get(`${call}/recordings`)).body.recordings).toEqual([]);
    expect((await server.get(`${call}/transcriptions`)).body.transcriptions).toEqual([]);
    const recording = await server.delete(`${call}/session1/recordings/a.mp4`);
    expect([recording.status, recording.body.message]).toEqual([
      404,
      `DeleteRecording failed with error: "recording doesn't exist"`,
    ]);
    expect((await server.delete(`${call}/session1/transcriptions/a.jsonl`)).status).toBe(404);
    expect((await server.get(`${call}/report`)).body.message).toContain('call session not found');
    expect((await server.get(`${call}/report?session_id=s1`)).body.message).toContain(
      'call report not found for cid:default:c1 session_id:s1',
    );
  });

  it('shows a call without participants', async () => {
    const { status, body } = await server.post(`${call}/participants?limit=10`, {
      filter_conditions: { user_id: { $in: ['jane'] }, published_tracks: 'audio' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ participants: [], total_participants: 0, call: { id: 'c1' } });
    expect(await failure('/participants', { filter_conditions: { role: 'user' } })).toBe(
      '400 "unrecognized field "role""',
    );
  });
});
