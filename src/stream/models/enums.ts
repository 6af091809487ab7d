/** The closed sets of values in Stream's API. Each array is the rule; the type of the same idea is derived from it. */

/** `available`: may be started. `disabled`: may not. `auto-on`: starts with the first participant. */
export const FEATURE_MODES = ['available', 'disabled', 'auto-on'] as const;
export type FeatureMode = (typeof FEATURE_MODES)[number];

export const AUDIO_DEVICES = ['speaker', 'earpiece'] as const;
export type AudioDevice = (typeof AUDIO_DEVICES)[number];

export const CAMERA_FACINGS = ['front', 'back', 'external'] as const;
export type CameraFacing = (typeof CAMERA_FACINGS)[number];

export const LANDSCAPE_QUALITIES = ['360p', '480p', '720p', '1080p', '1440p'] as const;
export type LandscapeQuality = (typeof LANDSCAPE_QUALITIES)[number];

export const VIDEO_QUALITIES = [
  ...LANDSCAPE_QUALITIES,
  'portrait-360x640',
  'portrait-480x854',
  'portrait-720x1280',
  'portrait-1080x1920',
  'portrait-1440x2560',
] as const;
export type VideoQuality = (typeof VIDEO_QUALITIES)[number];

export const LAYOUT_NAMES = ['spotlight', 'grid', 'single-participant', 'mobile', 'custom'] as const;
export type LayoutName = (typeof LAYOUT_NAMES)[number];

export const INDIVIDUAL_RECORDING_OUTPUTS = [
  'audio_only',
  'video_only',
  'audio_video',
  'screenshare_audio_only',
  'screenshare_video_only',
  'screenshare_audio_video',
] as const;
export type IndividualRecordingOutput = (typeof INDIVIDUAL_RECORDING_OUTPUTS)[number];

export const VIDEO_CODECS = ['h264', 'vp8'] as const;
export type VideoCodec = (typeof VIDEO_CODECS)[number];

export const INGRESS_FRAME_RATES = [30, 60] as const;
export type IngressFrameRate = (typeof INGRESS_FRAME_RATES)[number];

export const INGRESS_AUDIO_CHANNELS = [1, 2] as const;
export type IngressAudioChannels = (typeof INGRESS_AUDIO_CHANNELS)[number];

export const GEOFENCES = [
  'european_union',
  'united_states',
  'canada',
  'united_kingdom',
  'india',
  'china_exclusion',
  'russia_exclusion',
  'belarus_exclusion',
  'iran_north_korea_syria_exclusion',
] as const;
export type Geofence = (typeof GEOFENCES)[number];

// prettier-ignore
export const TRANSCRIPTION_LANGUAGES = [
  'auto', 'en', 'fr', 'es', 'de', 'it', 'nl', 'pt', 'pl', 'ca', 'cs', 'da', 'el', 'fi', 'id', 'ja', 'ru', 'sv',
  'ta', 'th', 'tr', 'hu', 'ro', 'zh', 'ar', 'tl', 'he', 'hi', 'hr', 'ko', 'ms', 'no', 'uk', 'bg', 'et', 'sl', 'sk',
] as const;
export type TranscriptionLanguage = (typeof TRANSCRIPTION_LANGUAGES)[number];

/** What a user may do on a call, as shown in `own_capabilities`. */
export const OWN_CAPABILITIES = [
  'block-users',
  'change-max-duration',
  'create-call',
  'create-reaction',
  'enable-noise-cancellation',
  'end-call',
  'join-backstage',
  'join-call',
  'join-ended-call',
  'kick-user',
  'mute-users',
  'pin-for-everyone',
  'read-call',
  'remove-call-member',
  'screenshare',
  'send-audio',
  'send-closed-captions-call',
  'send-video',
  'start-broadcast-call',
  'start-closed-captions-call',
  'start-frame-record-call',
  'start-individual-record-call',
  'start-raw-record-call',
  'start-record-call',
  'start-transcription-call',
  'stop-broadcast-call',
  'stop-closed-captions-call',
  'stop-frame-record-call',
  'stop-individual-record-call',
  'stop-raw-record-call',
  'stop-record-call',
  'stop-transcription-call',
  'update-call',
  'update-call-member',
  'update-call-permissions',
  'update-call-settings',
] as const;
export type OwnCapability = (typeof OWN_CAPABILITIES)[number];

/** Roles every app has; others can be added with Stream's roles endpoints. */
export const BUILT_IN_ROLES = [
  'user',
  'guest',
  'anonymous',
  'admin',
  'moderator',
  'host',
  'call_member',
  'channel_member',
  'channel_moderator',
  'global_admin',
  'global_moderator',
  'global_read_only',
] as const;
export type BuiltInRole = (typeof BUILT_IN_ROLES)[number];

export const BUILT_IN_CALL_TYPES = ['default', 'livestream', 'audio_room', 'development'] as const;
export type BuiltInCallType = (typeof BUILT_IN_CALL_TYPES)[number];

export const SORT_DIRECTIONS = [1, -1] as const;
/** `1` ascending, `-1` descending. */
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

export const TASK_STATUSES = ['pending', 'running', 'completed', 'failed'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const USER_DELETION_MODES = ['soft', 'pruning', 'hard'] as const;
export type UserDeletionMode = (typeof USER_DELETION_MODES)[number];

export const DELETION_MODES = ['soft', 'hard'] as const;
export type DeletionMode = (typeof DELETION_MODES)[number];

export const PUSH_PROVIDERS = ['firebase', 'apn', 'huawei', 'xiaomi'] as const;
export type PushProvider = (typeof PUSH_PROVIDERS)[number];

/** How much of something a user is notified of. */
export const PUSH_LEVELS = ['all', 'none', 'default'] as const;

/** Where two users may not have the same name. */
export const UNIQUE_USERNAME_SCOPES = ['no', 'app', 'team'] as const;

export const RECORDING_TYPES = ['composite', 'individual', 'raw'] as const;
/** One file of the whole call, files per participant, or files as received. */
export type RecordingType = (typeof RECORDING_TYPES)[number];
