import { startStreamEmulator, type AppCredentials, type StreamEmulator } from '../../src/emulator';
import { A_PLATFORM } from '../support/platforms';
import type { RestHost } from './rest-host';
import { as, startTrustingHost } from './trusting-host';

const CALL = '/calls/default/standup';
const RTMP = { name: 'youtube', stream_url: 'rtmps://rtmp.example.com/live', stream_key: 'secret' };

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe.each(A_PLATFORM)('recordings, transcriptions and broadcasts on %s', (platform) => {
  let host: RestHost;
  let credentials: AppCredentials;
  const service = as('service', 'backend');
  const [jack, jane] = ['jack', 'jane'].map((id) => as('user', id));
  const send = (principal: unknown, method: string, path: string, body?: unknown) =>
    host.request(method, `${CALL}${path}`, body, principal as Record<string, string>);

  beforeAll(async () => {
    credentials = emulator.createApp();
    host = await startTrustingHost(platform, { ...credentials, baseUrl: emulator.url });
  });

  beforeEach(async () => {
    emulator.reset();
    await host.request('PUT', '/users', { users: ['john', 'jack', 'jane'].map((id) => ({ id })) }, service);
    await send(service, 'PUT', '', { data: { created_by_id: 'john', members: [{ user_id: 'jack' }] } });
  });

  afterAll(() => host.close());

  const emulatedCall = () => emulator.call('default:standup', { apiKey: credentials.apiKey });
  const shown = async () => (await send(service, 'GET', '')).body.call as Record<string, unknown>;
  const grant = (...call_member: string[]) =>
    host.request('PATCH', '/call-types/default', { grants: { call_member } }, service);

  it.each([
    ['/recordings/composite', {}, (call: Record<string, unknown>) => call.recording],
    ['/transcriptions', { language: 'en' }, (call: Record<string, unknown>) => call.transcribing],
    ['/closed-captions', {}, (call: Record<string, unknown>) => call.captioning],
    [
      '/frame-recordings',
      {},
      ({ egress }: Record<string, unknown>) =>
        (egress as { frame_recording?: unknown }).frame_recording != null,
    ],
    ['/hls', undefined, ({ egress }: Record<string, unknown>) => (egress as { hls: unknown }).hls !== null],
    ['/rtmp-broadcasts', RTMP, ({ egress }: Record<string, unknown>) => hasRtmp(egress)],
  ])('start and stop by %s while a session runs', async (path, body, isRunning) => {
    const early = await send(service, 'POST', `${path}/start`, body);
    emulatedCall().join('jack');
    const started = await send(service, 'POST', `${path}/start`, body);
    const during = isRunning(await shown());
    const stopped = await send(service, 'POST', `${path}/stop`);
    const again = await send(service, 'POST', `${path}/stop`);

    expect(early).toMatchObject({ status: 400, body: { message: 'there is no active session' } });
    expect([started.status, during]).toEqual([200, true]);
    expect([stopped.status, again.status]).toEqual([200, 400]);
    expect(isRunning(await shown())).toBe(false);
  });

  const hasRtmp = (egress: unknown) => (egress as { rtmps: unknown[] }).rtmps.length > 0;

  it('answer with the playlist of an HLS broadcast', async () => {
    emulatedCall().join('jack');

    const { body } = await send(service, 'POST', '/hls/start');

    expect(body).toEqual({ playlist_url: expect.stringContaining('http'), duration: expect.any(String) });
  });

  it('stop one RTMP broadcast of several', async () => {
    emulatedCall().join('jack');
    for (const name of ['youtube', 'twitch'])
      await send(service, 'POST', '/rtmp-broadcasts/start', { ...RTMP, name });

    const { status } = await send(service, 'POST', '/rtmp-broadcasts/youtube/stop');

    expect(status).toBe(200);
    expect((await shown()).egress).toMatchObject({ rtmps: [{ name: 'twitch' }] });
  });

  it("show captions of a service's own in the call, whoever speaks", async () => {
    const caption = { speaker_id: 'jack', text: 'Good morning!', user_id: 'john', language: 'en' };

    const sent = await send(service, 'POST', '/closed-captions', caption);
    const forged = await send(jack, 'POST', '/closed-captions', caption);
    const nameless = await send(service, 'POST', '/closed-captions', { speaker_id: 'jack', text: 'a' });

    expect([sent.status, forged.status, nameless.status]).toEqual([200, 403, 400]);
    expect(emulator.events(credentials.apiKey).map(({ type }) => type)).toContain('call.closed_caption');
  });

  it('list and delete files', async () => {
    emulatedCall().join('jack');
    const { session_id, filename } = emulatedCall().recordingReady();
    const transcript = emulatedCall().transcriptionReady();

    const recordings = await send(jack, 'GET', '/recordings');
    const transcriptions = await send(jack, 'GET', '/transcriptions');
    const deleted = [
      await send(service, 'DELETE', `/recordings/${session_id}/${filename}`),
      await send(service, 'DELETE', `/transcriptions/${transcript.session_id}/${transcript.filename}`),
      await send(service, 'DELETE', `/recordings/${session_id}/${filename}`),
    ];

    expect(recordings.body).toMatchObject({ recordings: [{ filename, recording_type: 'composite' }] });
    expect(transcriptions.body).toMatchObject({ transcriptions: [{ filename: transcript.filename }] });
    expect(deleted.map(({ status }) => status)).toEqual([204, 204, 404]);
    expect((await send(service, 'GET', '/recordings')).body).toMatchObject({ recordings: [] });
  });

  it('keep files from users without the permission, and deleting them from all users', async () => {
    await grant();

    const statuses = [
      await send(jack, 'GET', '/recordings'),
      await send(jack, 'GET', '/transcriptions'),
      await send(jane, 'GET', '/recordings'),
      await send(as('user', 'john'), 'DELETE', '/recordings/a/a.mp4'),
      await send(as('user', 'john'), 'DELETE', '/transcriptions/a/a.jsonl'),
    ].map(({ status }) => status);

    expect(statuses).toEqual([403, 403, 403, 403, 403]);
  });

  it.each([
    ['/recordings/composite/start', {}, 'start-recording'],
    ['/recordings/individual/start', {}, 'start-individual-recording'],
    ['/recordings/raw/start', {}, 'start-raw-recording'],
    ['/recordings/composite/stop', undefined, 'stop-recording'],
    ['/recordings/individual/stop', undefined, 'stop-individual-recording'],
    ['/recordings/raw/stop', undefined, 'stop-raw-recording'],
    ['/transcriptions/start', {}, 'start-transcription'],
    ['/transcriptions/stop', {}, 'stop-transcription'],
    ['/frame-recordings/start', {}, 'start-frame-recording'],
    ['/frame-recordings/stop', undefined, 'stop-frame-recording'],
    ['/closed-captions/start', {}, 'start-closed-captions'],
    ['/closed-captions/stop', {}, 'stop-closed-captions'],
    ['/hls/start', undefined, 'start-broadcasting'],
    ['/hls/stop', undefined, 'stop-broadcasting'],
    ['/rtmp-broadcasts/start', RTMP, 'start-broadcasting'],
    ['/rtmp-broadcasts/stop', undefined, 'stop-broadcasting'],
    ['/rtmp-broadcasts/youtube/stop', undefined, 'stop-broadcasting'],
  ])('let users do POST %s with the capability only', async (path, body, permission) => {
    await grant();
    const without = await send(jack, 'POST', path, body);
    await grant(permission);
    const withIt = await send(jack, 'POST', path, body);
    const stranger = await send(jane, 'POST', path, body);

    // Nobody is in the call: past the rule, Stream rejects the request.
    expect([without.status, withIt.status, stranger.status]).toEqual([403, 400, 403]);
  });

  it.each([
    [
      '/transcriptions/start',
      { enable_closed_captions: true },
      'start-transcription',
      'start-closed-captions',
    ],
    ['/transcriptions/stop', { stop_closed_captions: true }, 'stop-transcription', 'stop-closed-captions'],
    [
      '/closed-captions/start',
      { enable_transcription: true },
      'start-closed-captions',
      'start-transcription',
    ],
    ['/closed-captions/stop', { stop_transcription: true }, 'stop-closed-captions', 'stop-transcription'],
  ])('need both capabilities for POST %s %j', async (path, body, one, other) => {
    await grant(one);
    const withOne = await send(jack, 'POST', path, body);
    await grant(one, other);
    const withBoth = await send(jack, 'POST', path, body);

    expect([withOne.status, withBoth.status]).toEqual([403, 400]);
  });

  it('start nothing for users by an unknown type of recording', async () => {
    const { status } = await send(jack, 'POST', '/recordings/constructor/start', {});

    expect(status).toBe(403);
  });
});
