import { UNIQUE_USERNAME_SCOPES } from '../../stream/models/enums';
import type { Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';
import type { AppSettings } from '../world/app-settings';
import type { JsonObject } from '../world/json';

/** The settings of an app in exported state: without the keys of queues, hooks and other services. */
export interface SettingsState {
  readonly name?: string;
  readonly multi_tenant_enabled?: boolean;
  readonly enforce_unique_usernames?: AppSettings['enforceUniqueUsernames'];
  readonly disable_auth_checks?: boolean;
  readonly disable_permissions_checks?: boolean;
  readonly guest_user_creation_disabled?: boolean;
  readonly revoke_tokens_issued_before?: StateTime;
  /** As in PATCH /app, only the roles named are replaced. */
  readonly grants?: Record<string, string[]>;
  readonly enable_hook_payload_compression?: boolean;
  readonly event_hooks?: JsonObject[];
  /** Other fields of GET /app. */
  readonly fields?: JsonObject;
}

const SECRET_FIELD = /secret|_key$|^datadog_info$|credentials/;

export const settingsStateSchema: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    multi_tenant_enabled: { type: 'boolean' },
    enforce_unique_usernames: { type: 'string', enum: UNIQUE_USERNAME_SCOPES },
    disable_auth_checks: { type: 'boolean' },
    disable_permissions_checks: { type: 'boolean' },
    guest_user_creation_disabled: { type: 'boolean' },
    revoke_tokens_issued_before: timeSchema,
    grants: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
    },
    enable_hook_payload_compression: { type: 'boolean' },
    event_hooks: { type: 'array', items: { type: 'object' } },
    fields: { type: 'object' },
  },
};

export function exportSettings({ settings }: App): SettingsState {
  return definedOnly({
    name: settings.name,
    multi_tenant_enabled: settings.multiTenantEnabled,
    enforce_unique_usernames: settings.enforceUniqueUsernames,
    disable_auth_checks: settings.disableAuthChecks,
    disable_permissions_checks: settings.disablePermissionsChecks,
    guest_user_creation_disabled: settings.guestUserCreationDisabled,
    revoke_tokens_issued_before: writeTime(settings.revokeTokensIssuedBefore),
    grants: settings.grants,
    enable_hook_payload_compression: settings.hookPayloadCompression,
    event_hooks: settings.eventHooks.map((hook) => ({
      ...withoutSecrets(hook),
      created_at: writeTime(Number(hook.created_at)),
      updated_at: writeTime(Number(hook.updated_at)),
    })),
    fields: withoutSecrets(settings.fields),
  });
}

export function importSettings(app: App, state: SettingsState): void {
  const { settings } = app;
  settings.name = state.name ?? settings.name;
  settings.multiTenantEnabled = state.multi_tenant_enabled ?? settings.multiTenantEnabled;
  settings.enforceUniqueUsernames = state.enforce_unique_usernames ?? settings.enforceUniqueUsernames;
  settings.disableAuthChecks = state.disable_auth_checks ?? settings.disableAuthChecks;
  settings.disablePermissionsChecks = state.disable_permissions_checks ?? settings.disablePermissionsChecks;
  settings.guestUserCreationDisabled =
    state.guest_user_creation_disabled ?? settings.guestUserCreationDisabled;
  settings.revokeTokensIssuedBefore = parseTime(state.revoke_tokens_issued_before);
  settings.grants = { ...settings.grants, ...state.grants };
  settings.hookPayloadCompression = state.enable_hook_payload_compression ?? settings.hookPayloadCompression;
  settings.eventHooks = (state.event_hooks ?? []).map((hook) => {
    const createdAt = readTime(app, stateTimeOf(hook.created_at));
    const updatedAt = parseTime(hook.updated_at) ?? createdAt;
    return { ...hook, created_at: createdAt, updated_at: updatedAt };
  });
  settings.fields = state.fields ?? {};
}

function withoutSecrets(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET_FIELD.test(name)));
}

function stateTimeOf(value: unknown): StateTime | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
