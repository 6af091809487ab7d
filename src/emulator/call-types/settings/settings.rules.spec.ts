import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../../index';

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

describe('settings of a call type', () => {
  it.each([
    { geofencing: { names: ['european_union'] } },
    { frame_recording: { mode: 'auto-on', capture_interval_in_seconds: 2 } },
    { session: { inactivity_timeout_seconds: 300 } },
    { recording: { mode: 'disabled' } },
    { recording: { mode: 'available', audio_only: true } },
    {
      recording: {
        mode: 'auto-on',
        quality: 'portrait-360x640',
        layout: { name: 'custom', external_app_url: 'https://x' },
      },
    },
    { video: { enabled: true, camera_default_on: true } },
    { limits: { max_participants: null, max_duration_seconds: 0 } },
    { screensharing: { target_resolution: null } },
    { audio: null },
    {
      ingress: {
        video_encoding_options: {
          '1280x720x30': {
            source: { width: 1280, height: 720, fps: 30 },
            layers: [
              { codec: 'h264', bitrate: 1000, min_dimension: 240, max_dimension: 240, frame_rate_limit: 30 },
            ],
          },
        },
      },
    },
  ])('accepts %j', async (settings) => {
    expect((await server.put(`${types}/audio_room`, { settings })).status).toBe(201);
  });

  it.each([
    [{ audio: {} }, 'settings.audio.default_device is a required field'],
    [
      { audio: { default_device: 'phone' } },
      'settings.audio.default_device must be one of [speaker earpiece]',
    ],
    [
      { audio: { default_device: 'speaker', mic_default_on: 'yes' } },
      'expected boolean for field "settings.audio.mic_default_on" but got "yes"',
    ],
    [
      { frame_recording: { mode: 'available' } },
      'settings.frame_recording.capture_interval_in_seconds is a required field',
    ],
    [
      { frame_recording: { mode: 'available', capture_interval_in_seconds: 61 } },
      'settings.frame_recording.capture_interval_in_seconds must be 60 or less',
    ],
    [
      { ring: { incoming_call_timeout_ms: 5000 } },
      'settings.ring.auto_cancel_timeout_ms is a required field',
    ],
    [
      { ring: { incoming_call_timeout_ms: 0, auto_cancel_timeout_ms: 5000 } },
      'settings.ring.incoming_call_timeout_ms must be 5000 or greater',
    ],
    [
      { session: { inactivity_timeout_seconds: 4 } },
      'settings.session.inactivity_timeout_seconds must be 5 or greater',
    ],
    [{ broadcasting: { hls: {} } }, 'settings.broadcasting.hls.quality_tracks is a required field'],
    [
      { broadcasting: { hls: { quality_tracks: [] } } },
      'settings.broadcasting.hls.quality_tracks must contain at least 1 item',
    ],
    [
      { broadcasting: { rtmp: { layout: {} } } },
      'settings.broadcasting.rtmp.layout.name is a required field',
    ],
    [
      { video: { target_resolution: { width: 640 } } },
      'settings.video.target_resolution.height is a required field',
    ],
    [{ geofencing: { names: ['moon'] } }, 'settings.geofencing.names[0] must be one of [european_union'],
    [{ limits: { max_duration_seconds: -1 } }, 'settings.limits.max_duration_seconds must be 0 or greater'],
    [
      { recording: { mode: 'available' } },
      'recording quality is required when audio_only is false and recording is enabled',
    ],
    [{ video: { camera_default_on: true } }, 'Video is not enabled for this call'],
    [
      {
        ingress: { video_encoding_options: { x: { source: { width: 1, height: 2, fps: 30 }, layers: [] } } },
      },
      'settings.ingress.video_encoding_options.x.source.width must be 2 or greater',
    ],
  ])('refuses %j', async (settings, reason) => {
    const { status, body } = await server.put(`${types}/audio_room`, { settings });
    expect([status, body.code]).toEqual([400, 4]);
    expect(body.message).toContain(reason);
  });
});
