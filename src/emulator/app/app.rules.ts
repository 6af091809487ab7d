import { parseTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { Json, JsonObject } from '../world/json';
import { plainFields, type ActedOnSettings } from './app-request';

/** Changes the settings that are named. `event_hooks` replaces all hooks; `grants` the lists of the named roles. */
export function updateApp(app: App, request: ActedOnSettings & Record<string, unknown>): void {
  const { settings } = app;
  settings.multiTenantEnabled = request.multi_tenant_enabled ?? settings.multiTenantEnabled;
  settings.enforceUniqueUsernames = request.enforce_unique_usernames ?? settings.enforceUniqueUsernames;
  settings.disableAuthChecks = request.disable_auth_checks ?? settings.disableAuthChecks;
  settings.disablePermissionsChecks = request.disable_permissions_checks ?? settings.disablePermissionsChecks;
  settings.guestUserCreationDisabled =
    request.guest_user_creation_disabled ?? settings.guestUserCreationDisabled;
  settings.grants = { ...settings.grants, ...request.grants };
  if (request.revoke_tokens_issued_before !== undefined) {
    settings.revokeTokensIssuedBefore = parseTime(request.revoke_tokens_issued_before);
  }
  settings.hookPayloadCompression =
    request.enable_hook_payload_compression ?? settings.hookPayloadCompression;
  if (request.event_hooks) settings.eventHooks = request.event_hooks.map((hook) => storedHook(app, hook));
  const plain = Object.entries(request).filter(([field]) => Object.hasOwn(plainFields, field));
  settings.fields = { ...settings.fields, ...(Object.fromEntries(plain) as JsonObject) };
}

/** A hook that is sent back with its id keeps that and the time it was made. */
function storedHook(app: App, hook: JsonObject): JsonObject {
  const now = app.clock.now();
  const known = app.settings.eventHooks.find(({ id }) => id === hook.id && isText(id));
  return {
    ...hook,
    id: isText(hook.id) ? hook.id : app.ids.uuid(),
    created_at: known?.created_at ?? now,
    updated_at: now,
  };
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
