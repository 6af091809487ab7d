import { brokenRules } from '../../stream/models/validation/broken-rules';
import { CallSettingsPatch } from './settings-patch.dto';

describe('CallSettingsPatch', () => {
  it.each([
    {},
    { audio: {} },
    { audio: { mic_default_on: false, noise_cancellation: {} } },
    { backstage: { enabled: true } },
    { broadcasting: { hls: { auto_on: true, layout: { detect_orientation: true } }, rtmp: { layout: {} } } },
    { frame_recording: { quality: '360p' } },
    { individual_recording: { output_types: ['audio_only'] } },
    { ingress: { audio_encoding_options: { channels: 1 } } },
    { limits: { max_participants: null } },
    { raw_recording: {} },
    { recording: { mode: 'available' } },
    { recording: { layout: { options: { constructor: 1 } } } },
    { ring: { missed_call_timeout_ms: 5000 } },
    { screensharing: { target_resolution: { width: 640 } } },
    { session: {} },
    { video: { target_resolution: { height: 480 } } },
  ])('takes %j', (patch) => {
    expect(brokenRules(CallSettingsPatch, patch)).toEqual([]);
  });

  it.each([
    [{ audio: { default_device: null } }, 'audio.default_device must be one of'],
    [{ audio: { noise_cancellation: { mode: 'on' } } }, 'audio.noise_cancellation.mode must be one of'],
    [{ audio: null }, 'audio must be an object'],
    [
      { broadcasting: { hls: { quality_tracks: [] } } },
      'broadcasting.hls.quality_tracks must contain at least 1',
    ],
    [{ broadcasting: { hls: { layout: { name: 'x' } } } }, 'broadcasting.hls.layout.name must be one of'],
    [{ recording: { quality: '4k' } }, 'recording.quality must be one of'],
    [{ ring: { auto_cancel_timeout_ms: 4999 } }, 'ring.auto_cancel_timeout_ms must not be less than 5000'],
    [
      { session: { inactivity_timeout_seconds: 901 } },
      'session.inactivity_timeout_seconds must not be greater',
    ],
    [
      { video: { target_resolution: { width: 1 } } },
      'video.target_resolution.width must not be less than 240',
    ],
    [{ video: { enable: true } }, 'video.enable is not a known field'],
    [{ vido: {} }, 'vido is not a known field'],
    [
      { ingress: { video_encoding_options: { a: { layers: [] } } } },
      'ingress.video_encoding_options.a.layers must contain at least 1',
    ],
  ])('refuses %j by the path of its field', (patch, message) => {
    expect(brokenRules(CallSettingsPatch, patch)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });
});
