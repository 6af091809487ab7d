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

describe('CreateCallType', () => {
  it('takes what is not given from the type default, grants by role', async () => {
    const { status, body } = await server.post(types, {
      name: 'Webinar_2-x',
      settings: { audio: { default_device: 'speaker', mic_default_on: false } },
      grants: { admin: ['send-audio', 'mute-users'] },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Webinar_2-x', grants: { admin: ['send-audio', 'mute-users'] } });
    expect(body.grants.user).toContain('create-call');
    expect(body.settings.audio).toMatchObject({
      default_device: 'speaker',
      mic_default_on: false,
      opus_dtx_enabled: true,
    });
    expect(body.notification_settings).toMatchObject({
      enabled: true,
      call_ring: { enabled: false, apns: { title: '', body: '' }, fcm: {} },
    });
    expect((await server.get(`${types}/Webinar_2-x`)).body.created_at).toBe(body.created_at);
  });

  it.each([
    [{}, '400/4 "name is a required field"'],
    [{ name: 'a b' }, '400/4 "name contains invalid characters"'],
    [{ name: 'x'.repeat(65) }, '400/4 "name must be a maximum of 64 characters in length"'],
    [{ name: 'default' }, '400/4 "call type "default" already exists"'],
    [{ name: 'x', grants: { king: [] } }, '400/4 "role "king" does not exist"'],
    [{ name: 'x', external_storage: 'mine' }, '400/4 "external storage "mine" does not exist"'],
  ])('refuses %j', async (body, reason) => {
    expect(await failure(server.post(types, body))).toBe(reason);
  });
});

describe('UpdateCallType', () => {
  it('merges sections and replaces the grants of the roles named', async () => {
    const before = (await server.get(`${types}/default`)).body;
    const { status, body } = await server.put(`${types}/default`, {
      settings: {
        recording: {
          mode: 'available',
          quality: '1080p',
          layout: { name: 'grid', options: { 'logo.url': 'x' } },
        },
      },
      grants: { guest: [], host: ['join-backstage'] },
    });
    expect(status).toBe(201);
    expect(body.settings.recording).toEqual({
      mode: 'available',
      audio_only: false,
      quality: '1080p',
      layout: { name: 'grid', options: { 'logo.url': 'x' }, external_app_url: '', external_css_url: '' },
    });
    expect({ ...body.settings, recording: 0 }).toEqual({ ...before.settings, recording: 0 });
    expect(body.grants).toEqual({ ...before.grants, guest: [], host: ['join-backstage'] });
    expect(body.notification_settings).toEqual(before.notification_settings);
    expect(body.updated_at).toBeGreaterThan(body.created_at);
  });

  it('takes push events in any part', async () => {
    const { body } = await server.put(`${types}/default`, {
      notification_settings: {
        call_ring: { enabled: true },
        call_missed: { apns: { title: '{{ user.display_name }} called' } },
      },
    });
    expect(body.notification_settings.call_ring).toEqual({
      enabled: true,
      apns: { title: '', body: '' },
      fcm: {},
    });
    expect(body.notification_settings.call_missed.apns).toEqual({
      title: '{{ user.display_name }} called',
      body: '',
    });
  });

  it('does not touch other apps', async () => {
    await server.put(`${types}/default`, { settings: { thumbnails: { enabled: true } } });
    const other = new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
    expect((await other.get(`${types}/default`)).body.settings.thumbnails.enabled).toBe(false);
  });
});

describe('a call type that does not exist', () => {
  it('cannot be read, changed or deleted', async () => {
    const reason = '404/16 "nope: call type does not exist"';
    expect(await failure(server.get(`${types}/nope`))).toBe(reason);
    expect(await failure(server.put(`${types}/nope`, {}))).toBe(reason);
    expect(await failure(server.delete(`${types}/nope`))).toBe(reason);
  });

  it('is gone once it was deleted, and its calls stay', async () => {
    await server.post(types, { name: 'webinar' });
    await server.post('/video/call/webinar/c1', { data: { created_by_id: 'john' } });
    expect(Object.keys((await server.delete(`${types}/webinar`)).body)).toEqual(['duration']);
    expect((await server.get(`${types}/webinar`)).status).toBe(404);
    expect((await server.get('/video/call/webinar/c1')).body.call.settings.video.enabled).toBe(true);
  });
});
