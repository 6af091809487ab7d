import type { BuiltInCallType } from '../../../stream/models/enums';
import { mergeSettings, type CallSettings, type SettingsOverride } from './call-settings';

const spotlight = { name: 'spotlight', external_app_url: '', external_css_url: '' } as const;

/** Of the type `default`, and of new call types that do not set theirs. */
export const DEFAULT_SETTINGS: CallSettings = {
  audio: {
    access_request_enabled: true,
    opus_dtx_enabled: true,
    redundant_coding_enabled: true,
    mic_default_on: true,
    speaker_default_on: true,
    default_device: 'earpiece',
    noise_cancellation: { mode: 'auto-on' },
    hifi_audio_enabled: false,
  },
  backstage: { enabled: false, join_ahead_time_seconds: 0 },
  broadcasting: {
    enabled: true,
    hls: { auto_on: false, enabled: true, quality_tracks: ['720p'], layout: spotlight },
    rtmp: { enabled: true, quality: '720p', layout: spotlight },
  },
  encryption: { mode: 'disabled' },
  frame_recording: { mode: 'available', quality: '720p', capture_interval_in_seconds: 3 },
  geofencing: { names: [] },
  individual_recording: { mode: 'available' },
  ingress: {
    enabled: true,
    audio_encoding_options: { channels: 2, enable_dtx: false, bitrate: 128_000 },
    video_encoding_options: {},
  },
  limits: { max_participants: null, max_participants_exclude_roles: [], max_duration_seconds: null },
  raw_recording: { mode: 'available' },
  recording: { audio_only: false, mode: 'available', quality: '720p', layout: spotlight },
  ring: { incoming_call_timeout_ms: 15_000, auto_cancel_timeout_ms: 15_000, missed_call_timeout_ms: 15_000 },
  screensharing: { enabled: true, access_request_enabled: true, target_resolution: null },
  session: { inactivity_timeout_seconds: 30 },
  thumbnails: { enabled: false },
  transcription: { mode: 'available', closed_caption_mode: 'available', language: 'en' },
  video: {
    enabled: true,
    access_request_enabled: true,
    target_resolution: { width: 1280, height: 720, bitrate: 1_500_000 },
    camera_default_on: true,
    camera_facing: 'front',
  },
};

const FULL_HD = { width: 1920, height: 1080, bitrate: 3_000_000 };
const NO_RING = { incoming_call_timeout_ms: 0, auto_cancel_timeout_ms: 0, missed_call_timeout_ms: 0 };

/** In what the other built-in types differ from `default`. */
const DIFFERENCES: Readonly<Record<BuiltInCallType, SettingsOverride>> = {
  default: {},
  livestream: {
    audio: {
      access_request_enabled: false,
      mic_default_on: false,
      default_device: 'speaker',
      hifi_audio_enabled: true,
    },
    backstage: { enabled: true },
    video: { access_request_enabled: false, target_resolution: FULL_HD },
    screensharing: { access_request_enabled: false },
    ring: NO_RING,
  },
  audio_room: {
    audio: { mic_default_on: false, default_device: 'speaker' },
    backstage: { enabled: true },
    video: { enabled: false, access_request_enabled: false, camera_default_on: false },
    screensharing: { enabled: false, access_request_enabled: false },
    ring: NO_RING,
  },
  development: {
    video: { target_resolution: FULL_HD },
  },
};

export function builtInSettings(type: BuiltInCallType): CallSettings {
  return mergeSettings(DEFAULT_SETTINGS, DIFFERENCES[type]);
}
