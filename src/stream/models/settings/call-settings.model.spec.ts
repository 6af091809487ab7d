import { brokenRules } from '../validation/broken-rules';
import { CallSettingsRequest } from './call-settings.model';

const layer = { codec: 'vp8', bitrate: 1000, min_dimension: 240, max_dimension: 240, frame_rate_limit: 60 };
const source = { width: 2, height: 2, fps: 30 };

describe('CallSettingsRequest', () => {
  it('accepts every section at its bounds', () => {
    const sections = {
      audio: { default_device: 'speaker', noise_cancellation: { mode: 'auto-on' } },
      backstage: { enabled: true, join_ahead_time_seconds: 0 },
      broadcasting: {
        enabled: true,
        hls: {
          quality_tracks: ['360p', '720p', 'portrait-1440x2560'],
          layout: { name: 'grid', options: { a: 1 } },
        },
        rtmp: { quality: '1440p', layout: { name: 'custom', external_app_url: 'https://example.com' } },
      },
      encryption: { mode: 'disabled' },
      frame_recording: { mode: 'auto-on', capture_interval_in_seconds: 60, quality: '360p' },
      geofencing: { names: ['european_union'] },
      individual_recording: { mode: 'available', output_types: ['audio_only'] },
      ingress: {
        enabled: true,
        audio_encoding_options: { channels: 2, bitrate: 16000 },
        video_encoding_options: { '1280x720x30': { source, layers: [layer] } },
      },
      limits: { max_participants: null, max_duration_seconds: 0, max_participants_exclude_roles: ['host'] },
      raw_recording: { mode: 'disabled' },
      recording: { mode: 'available', quality: '1080p' },
      ring: { incoming_call_timeout_ms: 5000, auto_cancel_timeout_ms: 180000 },
      screensharing: { target_resolution: { width: 3840, height: 240, bitrate: 6000000 } },
      session: { inactivity_timeout_seconds: 900 },
      thumbnails: { enabled: false },
      transcription: { mode: 'available', language: 'auto', translation: { languages: ['de'] } },
      video: { camera_facing: 'external', target_resolution: { width: 240, height: 240 } },
    };

    expect(brokenRules(CallSettingsRequest, sections)).toEqual([]);
  });

  it.each([
    [{ audio: {} }, 'audio.default_device must be one of'],
    [{ audio: { default_device: 'headset' } }, 'audio.default_device must be one of'],
    [
      { audio: { default_device: 'speaker', mic_default_on: 'yes' } },
      'audio.mic_default_on must be a boolean',
    ],
    [
      { audio: { default_device: 'speaker', noise_cancellation: {} } },
      'audio.noise_cancellation.mode must be one of',
    ],
    [{ backstage: { join_ahead_time_seconds: 1.5 } }, 'backstage.join_ahead_time_seconds must be an integer'],
    [{ broadcasting: { hls: {} } }, 'broadcasting.hls.quality_tracks must contain'],
    [
      { broadcasting: { hls: { quality_tracks: [] } } },
      'broadcasting.hls.quality_tracks must contain at least 1',
    ],
    [
      { broadcasting: { hls: { quality_tracks: ['360p', '480p', '720p', '1080p'] } } },
      'broadcasting.hls.quality_tracks must contain no more than 3',
    ],
    [
      { broadcasting: { hls: { quality_tracks: ['4k'] } } },
      'each value in broadcasting.hls.quality_tracks must be one of',
    ],
    [{ broadcasting: { rtmp: { quality: '4k' } } }, 'broadcasting.rtmp.quality must be one of'],
    [{ broadcasting: { rtmp: { layout: {} } } }, 'broadcasting.rtmp.layout.name must be one of'],
    [{ encryption: { mode: 'on' } }, 'encryption.mode must be one of'],
    [{ frame_recording: { mode: 'available' } }, 'frame_recording.capture_interval_in_seconds must'],
    [
      { frame_recording: { mode: 'available', capture_interval_in_seconds: 1 } },
      'frame_recording.capture_interval_in_seconds must not be less than 2',
    ],
    [
      { frame_recording: { mode: 'available', capture_interval_in_seconds: 61 } },
      'frame_recording.capture_interval_in_seconds must not be greater than 60',
    ],
    [
      { frame_recording: { mode: 'available', capture_interval_in_seconds: 2, quality: 'portrait-360x640' } },
      'frame_recording.quality must be one of',
    ],
    [{ geofencing: { names: ['moon'] } }, 'each value in geofencing.names must be one of'],
    [{ individual_recording: {} }, 'individual_recording.mode must be one of'],
    [
      { individual_recording: { mode: 'available', output_types: [] } },
      'individual_recording.output_types must contain',
    ],
    [{ ingress: { audio_encoding_options: { channels: 3, bitrate: 16000 } } }, 'channels must be one of'],
    [
      { ingress: { audio_encoding_options: { channels: 1, bitrate: 1 } } },
      'bitrate must not be less than 16000',
    ],
    [
      { ingress: { video_encoding_options: { a: { source: { ...source, fps: 29 }, layers: [layer] } } } },
      'ingress.video_encoding_options.a.source.fps must be one of',
    ],
    [
      { ingress: { video_encoding_options: { a: { source, layers: [] } } } },
      'ingress.video_encoding_options.a.layers must contain at least 1',
    ],
    [
      { ingress: { video_encoding_options: { a: { source, layers: [{ ...layer, min_dimension: 239 }] } } } },
      'ingress.video_encoding_options.a.layers[0].min_dimension must not be less than 240',
    ],
    [{ ingress: { video_encoding_options: { a: 7 } } }, 'ingress.video_encoding_options.a must be an object'],
    [{ limits: { max_duration_seconds: -1 } }, 'limits.max_duration_seconds must not be less than 0'],
    [{ raw_recording: {} }, 'raw_recording.mode must be one of'],
    [{ recording: { mode: 'available' } }, 'recording.quality must be one of'],
    [{ recording: { quality: '720p' } }, 'recording.mode must be one of'],
    [{ ring: { auto_cancel_timeout_ms: 5000 } }, 'ring.incoming_call_timeout_ms must'],
    [
      { ring: { incoming_call_timeout_ms: 4999, auto_cancel_timeout_ms: 5000 } },
      'ring.incoming_call_timeout_ms must not be less than 5000',
    ],
    [
      { ring: { incoming_call_timeout_ms: 5000, auto_cancel_timeout_ms: 180001 } },
      'ring.auto_cancel_timeout_ms must not be greater than 180000',
    ],
    [
      { screensharing: { target_resolution: { width: 239, height: 240 } } },
      'target_resolution.width must not be less',
    ],
    [{ session: {} }, 'session.inactivity_timeout_seconds must'],
    [
      { session: { inactivity_timeout_seconds: 4 } },
      'session.inactivity_timeout_seconds must not be less than 5',
    ],
    [
      { session: { inactivity_timeout_seconds: 901 } },
      'session.inactivity_timeout_seconds must not be greater than 900',
    ],
    [{ transcription: { language: 'xx' } }, 'transcription.language must be one of'],
    [{ video: { camera_facing: 'up' } }, 'video.camera_facing must be one of'],
    [
      { video: { target_resolution: { width: 240, height: 240, bitrate: 6000001 } } },
      'video.target_resolution.bitrate must not be greater than 6000000',
    ],
    [{ video: 'on' }, 'video must be an object'],
    [{ video: null }, 'video must be an object'],
    [{ vido: {} }, 'vido is not a known field'],
    [{ video: { enable: true } }, 'video.enable is not a known field'],
  ])('refuses %j by the path of its field', (settings, message) => {
    expect(brokenRules(CallSettingsRequest, settings)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  it.each([{ mode: 'disabled' }, { mode: 'available', audio_only: true }])(
    'does not ask for a quality in a recording of %j',
    (recording) => {
      expect(brokenRules(CallSettingsRequest, { recording })).toEqual([]);
    },
  );
});
