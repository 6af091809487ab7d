import { BUILT_IN_CALL_TYPES } from '../../stream/models/enums';
import { inputError, notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { CallTypeRecord } from '../world/call-type-store';
import type { Micros } from '../world/clock';
import type { JsonObject } from '../world/json';
import { requireRole } from '../users/user-fields';
import { BUILT_IN_GRANTS, type Grants } from '../world/call-types/built-in-grants';
import { DEFAULT_SETTINGS } from '../world/call-types/built-in-settings';
import { mergeSettings, type CallSettings } from '../world/call-types/call-settings';
import { DEFAULT_NOTIFICATION_SETTINGS } from '../world/call-types/notification-settings';
import { mergeNotificationSettings } from './notification-settings.schema';
import { checkedOverride } from './settings/settings.rules';

/** The parts of a call type that a request sets. */
export interface CallTypeParts {
  readonly settings?: JsonObject;
  readonly grants?: Grants;
  readonly notification_settings?: JsonObject;
  readonly external_storage?: string;
}

/** Throws 404/16 for a name the app does not have. */
export function requireCallType(app: App, name: string): CallTypeRecord {
  const type = app.callTypes.get(name);
  if (type === undefined) throw notFound(`${name}: call type does not exist`);
  return type;
}

/** Makes a call type; what is not given comes from the type `default` as it was before anybody changed it. */
export function createCallType(app: App, name: string, parts: CallTypeParts): CallTypeRecord {
  if (app.callTypes.get(name) !== undefined) throw inputError(`call type "${name}" already exists`, 'name');
  return store(app, withParts(app, blankCallType(name, app.clock.now()), parts));
}

/** A call type that sets nothing itself. */
export function blankCallType(name: string, createdAt: Micros): CallTypeRecord {
  return {
    name,
    settings: DEFAULT_SETTINGS,
    grants: BUILT_IN_GRANTS.default,
    notificationSettings: DEFAULT_NOTIFICATION_SETTINGS,
    externalStorage: undefined,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Stream's PUT merges: sections, roles and push events that are not sent stay as they are. */
export function updateCallType(app: App, name: string, parts: CallTypeParts): CallTypeRecord {
  const current = requireCallType(app, name);
  return store(app, { ...withParts(app, current, parts), updatedAt: app.clock.now() });
}

export function deleteCallType(app: App, name: string): void {
  requireCallType(app, name);
  if ((BUILT_IN_CALL_TYPES as readonly string[]).includes(name)) {
    throw inputError(`call type "${name}" is a built-in call type and cannot be deleted`);
  }
  app.callTypes.remove(name);
}

function store(app: App, type: CallTypeRecord): CallTypeRecord {
  app.callTypes.put(type);
  for (const call of app.calls.running.ascending()) {
    if (call.type === type.name) app.timers.schedule(call);
  }
  return type;
}

function withParts(app: App, type: CallTypeRecord, parts: CallTypeParts): CallTypeRecord {
  for (const role of Object.keys(parts.grants ?? {})) requireRole(app, role, 'grants');
  return {
    ...type,
    settings: withSettings(type.settings, parts.settings),
    grants: { ...type.grants, ...parts.grants },
    notificationSettings: mergeNotificationSettings(type.notificationSettings, parts.notification_settings),
    externalStorage: storageName(app, parts.external_storage) ?? type.externalStorage,
  };
}

function withSettings(settings: CallSettings, sent: JsonObject | undefined): CallSettings {
  return sent === undefined ? settings : mergeSettings(settings, checkedOverride(settings, sent));
}

/** Stream keeps recordings itself under the name `stream-s3`. */
function storageName(app: App, name: string | undefined): string | undefined {
  if (name === undefined || name === '') return undefined;
  if (name !== 'stream-s3' && app.storages.get(name) === undefined) {
    throw inputError(`external storage "${name}" does not exist`, 'external_storage');
  }
  return name;
}
