import {
  AUDIO_DEVICES,
  CAMERA_FACINGS,
  FEATURE_MODES,
  GEOFENCES,
  INDIVIDUAL_RECORDING_OUTPUTS,
  LANDSCAPE_QUALITIES,
  LAYOUT_NAMES,
  TRANSCRIPTION_LANGUAGES,
  VIDEO_QUALITIES,
} from '../../../stream/models/enums';
import {
  FRAME_CAPTURE_INTERVAL_SECONDS,
  HLS_QUALITY_TRACKS,
  RESOLUTION_PIXELS,
  RING_TIMEOUT_MS,
  SESSION_INACTIVITY_SECONDS,
  VIDEO_BITRATE_MAX,
  type Range,
} from '../../../stream/models/limits';
import type { Schema } from '../../protocol/validate';
import { ingressSchema } from './ingress.schema';

const flag: Schema = { type: 'boolean' };
const text: Schema = { type: 'string' };
const mode: Schema = { type: 'string', enum: FEATURE_MODES };

function whole({ min, max }: Partial<Range> = {}): Schema {
  return {
    type: 'integer',
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
  };
}

function section(properties: Readonly<Record<string, Schema>>, ...required: readonly string[]): Schema {
  return { type: 'object', properties, required };
}

const layout = section(
  {
    name: { type: 'string', enum: LAYOUT_NAMES },
    options: { type: 'object' },
    external_app_url: text,
    external_css_url: text,
    detect_orientation: flag,
  },
  'name',
);

const targetResolution = section(
  {
    width: whole(RESOLUTION_PIXELS),
    height: whole(RESOLUTION_PIXELS),
    bitrate: whole({ max: VIDEO_BITRATE_MAX }),
  },
  'width',
  'height',
);

const quality: Schema = { type: 'string', enum: VIDEO_QUALITIES };

const hls = section(
  {
    quality_tracks: {
      type: 'array',
      minItems: HLS_QUALITY_TRACKS.min,
      maxItems: HLS_QUALITY_TRACKS.max,
      items: quality,
    },
    auto_on: flag,
    enabled: flag,
    layout,
  },
  'quality_tracks',
);

/** Settings as call types and calls set them. Each section is checked as sent, with the fields it must have. */
export const settingsSchema: Schema = section({
  audio: section(
    {
      default_device: { type: 'string', enum: AUDIO_DEVICES },
      access_request_enabled: flag,
      opus_dtx_enabled: flag,
      redundant_coding_enabled: flag,
      mic_default_on: flag,
      speaker_default_on: flag,
      hifi_audio_enabled: flag,
      noise_cancellation: section({ mode }, 'mode'),
    },
    'default_device',
  ),
  backstage: section({ enabled: flag, join_ahead_time_seconds: whole({ min: 0 }) }),
  broadcasting: section({ enabled: flag, hls, rtmp: section({ enabled: flag, quality, layout }) }),
  encryption: section({ mode }),
  frame_recording: section(
    {
      mode,
      capture_interval_in_seconds: whole(FRAME_CAPTURE_INTERVAL_SECONDS),
      quality: { type: 'string', enum: LANDSCAPE_QUALITIES },
    },
    'mode',
    'capture_interval_in_seconds',
  ),
  geofencing: section({ names: { type: 'array', items: { type: 'string', enum: GEOFENCES } } }),
  individual_recording: section(
    {
      mode,
      output_types: {
        type: 'array',
        minItems: 1,
        items: { type: 'string', enum: INDIVIDUAL_RECORDING_OUTPUTS },
      },
    },
    'mode',
  ),
  ingress: ingressSchema,
  limits: section({
    max_participants: { ...whole({ min: 0 }), nullable: true },
    max_duration_seconds: { ...whole({ min: 0 }), nullable: true },
    max_participants_exclude_owner: flag,
    max_participants_exclude_roles: { type: 'array', items: text },
  }),
  raw_recording: section({ mode, audio_only: flag }, 'mode'),
  recording: section({ mode, audio_only: flag, quality, layout }, 'mode'),
  ring: section(
    {
      incoming_call_timeout_ms: whole(RING_TIMEOUT_MS),
      auto_cancel_timeout_ms: whole(RING_TIMEOUT_MS),
      missed_call_timeout_ms: whole(RING_TIMEOUT_MS),
    },
    'incoming_call_timeout_ms',
    'auto_cancel_timeout_ms',
  ),
  screensharing: section({
    enabled: flag,
    access_request_enabled: flag,
    target_resolution: { ...targetResolution, nullable: true },
  }),
  session: section(
    { inactivity_timeout_seconds: whole(SESSION_INACTIVITY_SECONDS) },
    'inactivity_timeout_seconds',
  ),
  thumbnails: section({ enabled: flag }),
  transcription: section({
    mode,
    closed_caption_mode: mode,
    language: { type: 'string', enum: TRANSCRIPTION_LANGUAGES },
    translation: section({ enabled: flag, languages: { type: 'array', items: text } }),
    speech_segment_config: section({ max_speech_caption_ms: whole(), silence_duration_ms: whole() }),
  }),
  video: section({
    enabled: flag,
    access_request_enabled: flag,
    camera_default_on: flag,
    camera_facing: { type: 'string', enum: CAMERA_FACINGS },
    target_resolution: targetResolution,
  }),
});
