import { UNIQUE_USERNAME_SCOPES } from '../../stream/models/enums';
import { HOOK_TYPES } from '../world/hook-type';
import { BodySchema, type Schema } from '../protocol/validate';
import type { AppSettings } from '../world/app-settings';
import type { JsonObject } from '../world/json';

/** The settings that the emulator acts on, as PATCH /app sends them. */
export interface ActedOnSettings {
  readonly multi_tenant_enabled?: boolean;
  readonly enforce_unique_usernames?: AppSettings['enforceUniqueUsernames'];
  readonly disable_auth_checks?: boolean;
  readonly disable_permissions_checks?: boolean;
  readonly guest_user_creation_disabled?: boolean;
  /** `null` undoes a revocation. */
  readonly revoke_tokens_issued_before?: string | number | null;
  readonly grants?: Record<string, string[]>;
  readonly enable_hook_payload_compression?: boolean;
  readonly event_hooks?: JsonObject[];
}

const flag: Schema = { type: 'boolean' };
const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const texts: Schema = { type: 'array', items: text };
const object: Schema = { type: 'object' };

const uploadConfig: Schema = {
  type: 'object',
  properties: {
    size_limit: { type: 'integer', minimum: 0, maximum: 104_857_600 },
    allowed_file_extensions: texts,
    allowed_mime_types: texts,
    blocked_file_extensions: texts,
    blocked_mime_types: texts,
  },
};

/** The fields that are stored as they are sent and shown again by GET /app. */
export const plainFields: Readonly<Record<string, Schema>> = {
  activity_metrics_config: object,
  allowed_flag_reasons: texts,
  async_url_enrich_enabled: flag,
  auto_translation_enabled: flag,
  before_message_send_hook_attempt_timeout_ms: number,
  before_message_send_hook_url: text,
  cdn_expiration_seconds: { type: 'integer', minimum: 14_400, maximum: 1_209_600 },
  chat_primary_use_case: text,
  custom_action_handler_url: text,
  datadog_info: object,
  feed_audit_logs_enabled: flag,
  file_upload_config: uploadConfig,
  image_moderation_enabled: flag,
  image_moderation_labels: texts,
  image_upload_config: uploadConfig,
  max_aggregated_activities_length: number,
  member_custom_on_messages_enabled: flag,
  moderation_dashboard_preferences: object,
  moderation_enabled: flag,
  moderation_onboarding_complete: flag,
  moderation_s3_image_access_role_arn: text,
  moderation_webhook_url: text,
  permission_version: { type: 'string', enum: ['v1', 'v2'] },
  reminders_interval: { type: 'integer', minimum: 60, maximum: 86_400 },
  sns_key: text,
  sns_secret: text,
  sns_topic_arn: text,
  sqs_key: text,
  sqs_secret: text,
  sqs_url: text,
  user_response_time_enabled: flag,
  user_search_disallowed_roles: { ...texts, maxItems: 10 },
  video_primary_use_case: {
    type: 'string',
    enum: [
      'video-calling',
      'voice-calling',
      'livestreaming',
      'audio-rooms',
      'ai-agents',
      'live-shopping',
      'other',
    ],
  },
  webhook_events: texts,
  webhook_url: text,
};

const eventHook: Schema = {
  type: 'object',
  properties: {
    id: text,
    hook_type: { type: 'string', enum: HOOK_TYPES },
    enabled: flag,
    event_types: texts,
    product: text,
    webhook_url: text,
    sqs_queue_url: text,
    sns_topic_arn: text,
    should_send_custom_events: flag,
    timeout_ms: { type: 'integer', minimum: 0 },
  },
};

/** A checked PATCH /app: the settings acted on beside the plain fields. */
export const updateAppBody = new BodySchema<ActedOnSettings & Record<string, unknown>>({
  type: 'object',
  properties: {
    ...plainFields,
    multi_tenant_enabled: flag,
    enforce_unique_usernames: { type: 'string', enum: UNIQUE_USERNAME_SCOPES },
    disable_auth_checks: flag,
    disable_permissions_checks: flag,
    guest_user_creation_disabled: flag,
    revoke_tokens_issued_before: { date: true, nullable: true },
    grants: { type: 'object', additionalProperties: texts },
    enable_hook_payload_compression: flag,
    event_hooks: { type: 'array', items: eventHook },
  },
});
