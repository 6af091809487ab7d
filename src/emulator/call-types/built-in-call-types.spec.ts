import { EmulatorHttp } from '../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../index';

let emulator: StreamEmulator;
let server: EmulatorHttp;
const types = '/video/calltypes';

beforeAll(async () => {
  emulator = await startStreamEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  server = new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
});

async function failure(answer: Promise<{ status: number; body: { code: number; message: string } }>) {
  const { status, body } = await answer;
  return `${status}/${body.code} ${body.message.replace(/^\w+ failed with error: /, '')}`;
}

describe('the built-in call types', () => {
  it('are there in every app, as a map', async () => {
    const { status, body } = await server.get(types);
    expect(status).toBe(200);
    expect(Object.keys(body.call_types)).toEqual(['default', 'livestream', 'audio_room', 'development']);
  });

  it.each([
    [
      'default',
      {
        mic: true,
        device: 'earpiece',
        backstage: false,
        video: true,
        camera: true,
        width: 1280,
        ring: 15000,
        share: true,
      },
    ],
    [
      'livestream',
      {
        mic: false,
        device: 'speaker',
        backstage: true,
        video: true,
        camera: true,
        width: 1920,
        ring: 0,
        share: true,
      },
    ],
    [
      'audio_room',
      {
        mic: false,
        device: 'speaker',
        backstage: true,
        video: false,
        camera: false,
        width: 1280,
        ring: 0,
        share: false,
      },
    ],
    [
      'development',
      {
        mic: true,
        device: 'earpiece',
        backstage: false,
        video: true,
        camera: true,
        width: 1920,
        ring: 15000,
        share: true,
      },
    ],
  ])('%s has its own settings', async (name, expected) => {
    const { settings } = (await server.get(`${types}/${name}`)).body;
    expect({
      mic: settings.audio.mic_default_on,
      device: settings.audio.default_device,
      backstage: settings.backstage.enabled,
      video: settings.video.enabled,
      camera: settings.video.camera_default_on,
      width: settings.video.target_resolution.width,
      ring: settings.ring.incoming_call_timeout_ms,
      share: settings.screensharing.enabled,
    }).toEqual(expected);
    expect(settings).toMatchObject({
      limits: { max_participants: null, max_duration_seconds: null, max_participants_exclude_roles: [] },
      session: { inactivity_timeout_seconds: 30 },
      recording: { mode: 'available', quality: '720p', audio_only: false, layout: { name: 'spotlight' } },
    });
  });

  it('grant what their roles need', async () => {
    const { call_types: all } = (await server.get(types)).body;
    expect(Object.keys(all.default.grants).sort()).toEqual([
      'admin',
      'call_member',
      'global_admin',
      'global_read_only',
      'guest',
      'user',
    ]);
    expect(all.default.grants.user).toEqual(expect.arrayContaining(['create-call', 'update-call-owner']));
    expect(all.livestream.grants.anonymous).toEqual(['join-call', 'read-call']);
    expect(all.livestream.grants.user).toContain('join-backstage-owner');
    expect(all.audio_room.grants.host).toContain('update-call-permissions');
    expect(all.audio_room.grants.user).not.toContain('send-audio');
    expect(all.development.grants.user).toContain('block-user');
    for (const { grants } of Object.values<{ grants: Record<string, string[]> }>(all)) {
      for (const list of Object.values(grants)) expect(new Set(list).size).toBe(list.length);
    }
  });

  it('cannot be deleted', async () => {
    expect(await failure(server.delete(`${types}/default`))).toBe(
      '400/4 "call type "default" is a built-in call type and cannot be deleted"',
    );
  });
});
