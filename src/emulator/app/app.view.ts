import { GEOFENCES } from '../../stream/models/enums';
import type { WireTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { JsonObject } from '../world/json';
import { appCallTypeView } from './app-call-type.view';

const UPLOAD_CONFIG = {
  size_limit: 104_857_600,
  allowed_file_extensions: [],
  allowed_mime_types: [],
  blocked_file_extensions: [],
  blocked_mime_types: [],
};

/** What GET /app shows of fields that were never set. */
const UNSET_FIELDS = {
  async_url_enrich_enabled: true,
  auto_translation_enabled: false,
  cdn_expiration_seconds: 1_209_600,
  custom_action_handler_url: '',
  feed_audit_logs_enabled: false,
  file_upload_config: UPLOAD_CONFIG,
  image_moderation_enabled: false,
  image_upload_config: UPLOAD_CONFIG,
  max_aggregated_activities_length: 0,
  member_custom_on_messages_enabled: false,
  moderation_enabled: false,
  moderation_webhook_url: '',
  permission_version: 'v2',
  reminders_interval: 3600,
  sns_key: '',
  sns_secret: '',
  sns_topic_arn: '',
  sqs_key: '',
  sqs_secret: '',
  sqs_url: '',
  user_response_time_enabled: false,
  user_search_disallowed_roles: [],
  webhook_events: [],
  webhook_url: '',
};

/** Stream's AppResponseFields. */
export function appView(app: App, time: WireTime) {
  const { settings } = app;
  const revokedBefore = settings.revokeTokensIssuedBefore;
  return {
    ...UNSET_FIELDS,
    ...settings.fields,
    id: app.number,
    name: settings.name,
    organization: 'Emulator',
    placement: 'local',
    suspended: false,
    suspended_explanation: '',
    allow_multi_user_devices: false,
    campaign_enabled: false,
    moderation_multitenant_blocklist_enabled: false,
    moderation_llm_configurability_enabled: false,
    moderation_video_call_moderation_enabled: false,
    moderation_audio_call_moderation_enabled: false,
    use_hook_v2: true,
    channel_configs: {},
    policies: {},
    geofences: GEOFENCES.map((name) => ({ name })),
    push_notifications: pushNotifications(app),
    call_types: callTypesOfApp(app, time),
    grants: settings.grants,
    multi_tenant_enabled: settings.multiTenantEnabled,
    enforce_unique_usernames: settings.enforceUniqueUsernames,
    disable_auth_checks: settings.disableAuthChecks,
    disable_permissions_checks: settings.disablePermissionsChecks,
    guest_user_creation_disabled: settings.guestUserCreationDisabled,
    ...(revokedBefore !== undefined && { revoke_tokens_issued_before: time(revokedBefore) }),
    event_hooks: settings.eventHooks.map((hook) => eventHookView(hook, time)),
  };
}

function callTypesOfApp(app: App, time: WireTime) {
  const types = [...app.callTypes.values()];
  return Object.fromEntries(
    types.map((type, index) => [type.name, appCallTypeView(app, type, index + 1, time)]),
  );
}

function eventHookView(hook: JsonObject, time: WireTime) {
  return { ...hook, created_at: time(Number(hook.created_at)), updated_at: time(Number(hook.updated_at)) };
}

function pushNotifications(app: App) {
  const types = new Set(app.push.allProviders().map(({ type }) => type));
  return {
    version: 'v3',
    offline_only: false,
    apn: { enabled: types.has('apn'), development: false },
    firebase: { enabled: types.has('firebase') },
    huawei: { enabled: types.has('huawei') },
    xiaomi: { enabled: types.has('xiaomi') },
  };
}
