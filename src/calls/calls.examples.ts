import type { Wire } from '../rest/wire';
import type { CallState } from '../stream/models/call.model';
import type { GetOrCreateCallResponse } from '../stream/models/call-requests.model';
import type { MemberResponse } from '../stream/models/member.model';
import type { CallSettingsResponse } from '../stream/models/settings/call-settings.model';
import type { UserResponse } from '../stream/models/user.model';

const layout = { name: 'spotlight', external_app_url: '', external_css_url: '' } as const;

export const SETTINGS = {
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
  ingress: { enabled: true },
  limits: { max_participants: null, max_duration_seconds: null, max_participants_exclude_roles: [] },
  raw_recording: { mode: 'available' },
  recording: { mode: 'available', audio_only: false, quality: '720p', layout },
  ring: { incoming_call_timeout_ms: 15_000, auto_cancel_timeout_ms: 15_000, missed_call_timeout_ms: 15_000 },
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
} satisfies Wire<CallSettingsResponse>;

function user(id: string): Wire<UserResponse> {
  return {
    id,
    custom: {},
    language: '',
    role: 'user',
    teams: [],
    created_at: '2026-01-15T09:30:00.000Z',
    updated_at: '2026-01-15T09:30:00.000Z',
    banned: false,
    online: false,
    invisible: false,
    shadow_banned: false,
    blocked_user_ids: [],
  };
}

export const MEMBER = {
  user_id: 'jack',
  user: user('jack'),
  role: 'host',
  custom: {},
  created_at: '2026-01-15T09:30:00.000Z',
  updated_at: '2026-01-15T09:30:00.000Z',
} satisfies Wire<MemberResponse>;

/** `own_capabilities` has all of them in truth: a server may do everything. */
export const STANDUP = {
  call: {
    type: 'default',
    id: 'standup',
    cid: 'default:standup',
    created_by: user('john'),
    custom: { color: 'blue' },
    settings: SETTINGS,
    created_at: '2026-01-15T09:30:00.000Z',
    updated_at: '2026-01-15T09:30:00.000Z',
    ended_at: null,
    starts_at: null,
    join_ahead_time_seconds: 0,
    backstage: false,
    current_session_id: '',
    session: null,
    blocked_user_ids: [],
    recording: false,
    transcribing: false,
    captioning: false,
    translating: false,
    ingress: {
      rtmp: { address: 'rtmps://ingress.stream-io-video.com:443/key.default.standup' },
      srt: { address: 'srt://ingress.stream-io-video.com?passphrase={passphrase}&token={token}' },
      whip: { address: 'https://ingress.stream-io-video.com/whip' },
    },
    egress: { broadcasting: false, hls: null, rtmps: [], frame_recording: null },
    thumbnails: null,
    channel_cid: null,
  },
  members: [MEMBER],
  own_capabilities: ['join-call', 'send-audio', 'send-video', 'update-call'],
} satisfies Wire<CallState>;

export const CREATED_STANDUP = {
  ...STANDUP,
  created: true,
  duration: '31.20ms',
} satisfies Wire<GetOrCreateCallResponse>;

const data = {
  created_by_id: 'john',
  members: [{ user_id: 'john', role: 'admin' }, { user_id: 'jack' }],
  custom: { color: 'blue' },
};

export const CREATE_EXAMPLES = {
  'a call with members': { type: 'default', id: 'standup', data },
  'a call that rings': { type: 'default', data, ring: true, video: true },
};

export const GET_OR_CREATE_EXAMPLES = {
  'a call with members': { data },
  'a planned livestream': {
    data: {
      created_by_id: 'john',
      starts_at: '2026-01-15T09:30:00Z',
      settings_override: { backstage: { enabled: true, join_ahead_time_seconds: 300 } },
    },
  },
};

export const UPDATE_EXAMPLES = {
  'custom data': { custom: { color: 'red' } },
  'a start': { starts_at: '2026-01-15T09:30:00Z' },
  settings: { settings_override: { recording: { mode: 'available', quality: '1080p' } } },
};

export const QUERY_EXAMPLES = {
  'running calls of a type': { filter_conditions: { type: 'default', ended_at: null } },
  'calls of a member': {
    filter_conditions: { members: { $in: ['jack'] } },
    sort: [{ field: 'starts_at', direction: -1 }],
    limit: 10,
  },
};

export const GO_LIVE_EXAMPLES = { 'go live': {} };

export const STOP_LIVE_EXAMPLES = { stop: {}, 'but go on recording': { continue_recording: true } };

export const RING_EXAMPLES = { everybody: {}, jack: { members_ids: ['jack'], video: true } };

export const MEMBERS_EXAMPLES = {
  'add and remove': { update_members: [{ user_id: 'jack', role: 'host' }], remove_members: ['john'] },
};

export const MEMBER_EXAMPLES = { 'a host': { role: 'host', custom: { seat: 1 } }, 'a member': {} };

export const SETTINGS_EXAMPLES = {
  'microphones off': { audio: { mic_default_on: false } },
  'a backstage': { backstage: { enabled: true } },
};
