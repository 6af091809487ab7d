/** The numeric bounds of Stream's API. Lengths are in characters unless the name says bytes. */

/** A range, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export const USER_ID_PATTERN = /^[\w@-]+$/;
export const USER_ID_MAX_LENGTH = 255;
export const USERS_PER_REQUEST = 100;
export const USERS_PER_DELETE = 100;
export const USERS_PER_EXPORT = 25;
export const TEAMS_PER_USER = 250;
export const TEAM_MAX_BYTES = 100;
/** Of the JSON text of a user's, member's or call's `custom`. */
export const CUSTOM_MAX_BYTES = 5 * 1024;

export const CALL_ID_PATTERN = /^[\w-]+$/;
export const CALL_ID_MAX_LENGTH = 64;
export const CALL_TYPE_NAME_PATTERN = /^[\w-]+$/;
export const CALL_TYPE_NAME_MAX_LENGTH = 64;
export const CALL_CID_PATTERN = /^[\w-]{1,64}:[\w-]{1,64}$/;

export const MEMBERS_PER_REQUEST = 100;
export const RING_MEMBERS_PER_REQUEST = 25;
export const MEMBERS_LIMIT: Range = { min: 0, max: 100 };
export const DEFAULT_MEMBERS_LIMIT = 25;

export const PAGE_LIMIT: Range = { min: 0, max: 100 };
export const DEFAULT_PAGE_LIMIT = 25;
export const USERS_OFFSET: Range = { min: 0, max: 1000 };
export const DEFAULT_USERS_LIMIT = 30;
export const CALL_SORT_FIELDS_MAX = 2;
export const MEMBER_SORT_FIELDS_MAX = 2;
export const USER_SORT_FIELDS_MAX = 5;

export const SESSION_INACTIVITY_SECONDS: Range = { min: 5, max: 900 };
export const RING_TIMEOUT_MS: Range = { min: 5000, max: 180_000 };
export const FRAME_CAPTURE_INTERVAL_SECONDS: Range = { min: 2, max: 60 };
export const RESOLUTION_PIXELS: Range = { min: 240, max: 3840 };
export const VIDEO_BITRATE_MAX = 6_000_000;
export const HLS_QUALITY_TRACKS: Range = { min: 1, max: 3 };
export const INGRESS_AUDIO_BITRATE: Range = { min: 16_000, max: 128_000 };
export const INGRESS_SOURCE_PIXELS_MIN = 2;
export const INGRESS_LAYER_BITRATE_MIN = 1000;
export const INGRESS_LAYER_DIMENSION_MIN = 240;
export const INGRESS_LAYER_FRAME_RATE: Range = { min: 1, max: 60 };

export const DEVICE_ID_MAX_LENGTH = 255;
export const DEVICES_PER_USER = 25;
export const ROLE_NAME_MAX_LENGTH = 64;
export const ROLE_SEARCH_LIMIT: Range = { min: 1, max: 25 };
export const PUSH_PROVIDER_NAME_MAX_LENGTH = 36;
export const CUSTOM_ROLES_MAX = 25;

/** Of the name and of the address of an RTMP broadcast. */
export const RTMP_TEXT_MAX_LENGTH = 255;
export const CAPTION_TEXT_MAX_LENGTH = 32_768;
export const CAPTION_SPEAKER_MAX_LENGTH = 256;

/** Of the inflated body of a webhook, unless configured otherwise. Stream keeps messages of SQS and SNS below 256 KB. */
export const DEFAULT_WEBHOOK_MAX_BYTES = 4 * 1024 * 1024;
