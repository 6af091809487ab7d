import { A_PLATFORM } from '../support/platforms';
import { useRestHost } from './rest-host';

describe.each(A_PLATFORM)('settings of a call on %s', (platform) => {
  const host = useRestHost(platform);

  beforeEach(async () => {
    const data = { created_by_id: 'john' };
    await host.request('PUT', '/calls/default/standup', { data });
    await host.request('PUT', '/calls/livestream/show', { data });
  });

  it('are read', async () => {
    const settings = await host.request('GET', '/calls/default/standup/settings');
    const call = await host.request('GET', '/calls/default/standup');

    expect(settings.status).toBe(200);
    expect(settings.body).toEqual(call.body.call.settings);
  });

  it('are changed by any subset of their fields', async () => {
    const before = (await host.request('GET', '/calls/default/standup/settings')).body;

    const { status, body } = await host.request('PATCH', '/calls/default/standup/settings', {
      audio: { mic_default_on: false },
      recording: { mode: 'auto-on' },
      session: {},
      video: { target_resolution: { width: 640 } },
    });

    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      audio: { ...before.audio, mic_default_on: false },
      recording: { ...before.recording, mode: 'auto-on' },
      video: { ...before.video, target_resolution: { ...before.video.target_resolution, width: 640 } },
    });
    expect((await host.request('GET', '/calls/default/standup/settings')).body).toEqual(body);
  });

  it('do not touch the call type', async () => {
    await host.request('PATCH', '/calls/default/standup/settings', { audio: { mic_default_on: false } });

    const type = await host.request('GET', '/call-types/default');

    expect(type.body.settings.audio.mic_default_on).toBe(true);
  });

  it('ask for a required field whose value in force Stream does not take back', async () => {
    const one = await host.request('PATCH', '/calls/livestream/show/settings', {
      ring: { incoming_call_timeout_ms: 6000 },
    });
    const both = await host.request('PATCH', '/calls/livestream/show/settings', {
      ring: { incoming_call_timeout_ms: 6000, auto_cancel_timeout_ms: 6000 },
    });

    expect(one.status).toBe(400);
    expect(one.body.message).toEqual([
      expect.stringContaining('ring.auto_cancel_timeout_ms must not be less'),
    ]);
    expect(both).toMatchObject({ status: 200, body: { ring: { auto_cancel_timeout_ms: 6000 } } });
  });

  it('are refused by the path of a field', async () => {
    const { status, body } = await host.request('PATCH', '/calls/default/standup/settings', {
      audio: { default_device: null },
      session: { inactivity_timeout_seconds: 4 },
      sound: {},
    });

    expect(status).toBe(400);
    expect(body.message).toEqual([
      'sound is not a known field',
      'audio.default_device must be one of the following values: speaker, earpiece',
      'session.inactivity_timeout_seconds must not be less than 5',
    ]);
  });
});
