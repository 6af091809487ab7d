import type { CallSettingsResponse } from '../../stream/models/settings/call-settings.model';
import type { CallSettingsPatch } from '../dto/settings-patch.dto';
import { fillRequiredSettings } from './fill-required-settings';

const layout = { name: 'grid', external_app_url: '', external_css_url: '' } as const;

const inForce = {
  audio: {
    default_device: 'earpiece',
    access_request_enabled: true,
    hifi_audio_enabled: false,
    mic_default_on: true,
    noise_cancellation: { mode: 'auto-on' },
    opus_dtx_enabled: true,
    redundant_coding_enabled: true,
    speaker_default_on: true,
  },
  backstage: { enabled: false, join_ahead_time_seconds: 0 },
  broadcasting: {
    enabled: true,
    hls: { auto_on: false, enabled: true, quality_tracks: ['720p'], layout },
    rtmp: { enabled: true, quality: '720p', layout },
  },
  encryption: { mode: 'disabled' },
  frame_recording: { mode: 'available', capture_interval_in_seconds: 3, quality: '720p' },
  geofencing: { names: [] },
  individual_recording: { mode: 'available' },
  limits: { max_participants_exclude_roles: [] },
  raw_recording: { mode: 'disabled' },
  recording: { mode: 'available', audio_only: false, quality: '1080p', layout },
  ring: { incoming_call_timeout_ms: 15_000, auto_cancel_timeout_ms: 20_000, missed_call_timeout_ms: 15_000 },
  screensharing: { enabled: true, access_request_enabled: true, target_resolution: null },
  session: { inactivity_timeout_seconds: 30 },
  thumbnails: { enabled: false },
  transcription: { mode: 'available', closed_caption_mode: 'available', language: 'en' },
  video: {
    enabled: true,
    access_request_enabled: true,
    camera_default_on: true,
    camera_facing: 'front',
    target_resolution: { width: 1280, height: 720, bitrate: 1_500_000 },
  },
} satisfies CallSettingsResponse;

describe('fillRequiredSettings', () => {
  it.each<[CallSettingsPatch, object]>([
    [{ audio: { mic_default_on: false } }, { audio: { mic_default_on: false, default_device: 'earpiece' } }],
    [
      { audio: { noise_cancellation: {} } },
      { audio: { noise_cancellation: { mode: 'auto-on' }, default_device: 'earpiece' } },
    ],
    [{ backstage: { enabled: true } }, { backstage: { enabled: true } }],
    [
      { broadcasting: { hls: { auto_on: true } } },
      { broadcasting: { hls: { auto_on: true, quality_tracks: ['720p'] } } },
    ],
    [
      { broadcasting: { rtmp: { layout: { detect_orientation: true } } } },
      { broadcasting: { rtmp: { layout: { detect_orientation: true, name: 'grid' } } } },
    ],
    [
      { frame_recording: { mode: 'auto-on' } },
      { frame_recording: { mode: 'auto-on', capture_interval_in_seconds: 3 } },
    ],
    [
      { individual_recording: { output_types: ['audio_only'] } },
      { individual_recording: { output_types: ['audio_only'], mode: 'available' } },
    ],
    [{ raw_recording: { audio_only: true } }, { raw_recording: { audio_only: true, mode: 'disabled' } }],
    [{ recording: { mode: 'auto-on' } }, { recording: { mode: 'auto-on', quality: '1080p' } }],
    [{ recording: { mode: 'disabled' } }, { recording: { mode: 'disabled' } }],
    [{ recording: { audio_only: true } }, { recording: { audio_only: true, mode: 'available' } }],
    [{ recording: { quality: '360p' } }, { recording: { quality: '360p', mode: 'available' } }],
    [
      { ring: { incoming_call_timeout_ms: 5000 } },
      { ring: { incoming_call_timeout_ms: 5000, auto_cancel_timeout_ms: 20_000 } },
    ],
    [{ session: {} }, { session: { inactivity_timeout_seconds: 30 } }],
    [
      { video: { target_resolution: { width: 640 } } },
      { video: { target_resolution: { width: 640, height: 720 } } },
    ],
    [{ video: { enabled: false } }, { video: { enabled: false } }],
    [{ limits: { max_participants: null } }, { limits: { max_participants: null } }],
    [{}, {}],
  ])('turns %j into %j', (patch, settings) => {
    expect(fillRequiredSettings(patch, inForce).settings).toEqual(settings);
  });

  it('does not change the patch', () => {
    const patch = { audio: { mic_default_on: false, noise_cancellation: {} } };

    fillRequiredSettings(patch, inForce);

    expect(patch).toEqual({ audio: { mic_default_on: false, noise_cancellation: {} } });
  });

  it('asks for required fields whose value in force Stream does not take back', () => {
    const silent = {
      ...inForce,
      ring: { incoming_call_timeout_ms: 0, auto_cancel_timeout_ms: 0, missed_call_timeout_ms: 0 },
    };

    const { problems } = fillRequiredSettings({ ring: { incoming_call_timeout_ms: 6000 } }, silent);

    expect(problems).toEqual([
      'ring.auto_cancel_timeout_ms must not be less than 5000; it has to be sent, since Stream does not take back ' +
        'the value in force, 0',
    ]);
  });

  it('asks for required fields that have no value in force', () => {
    const { problems } = fillRequiredSettings(
      { screensharing: { target_resolution: { width: 640 } } },
      inForce,
    );

    expect(problems).toEqual(
      expect.arrayContaining([expect.stringContaining('screensharing.target_resolution.height must')]),
    );
  });
});
