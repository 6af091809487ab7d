import type { Schema } from '../protocol/validate';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';
import type { CallTypeRecord } from '../world/call-type-store';
import type { JsonObject } from '../world/json';
import type { Grants } from '../world/call-types/built-in-grants';
import { mergeSettings, type CallSettings, type SettingsOverride } from '../world/call-types/call-settings';
import { callTypeNameSchema } from './call-type-name.schema';
import { blankCallType } from './call-type.rules';
import { knownFields } from '../protocol/known-fields';
import { mergeNotificationSettings } from './notification-settings.schema';
import { settingsSchema } from './settings/settings.schema';

/** A call type in exported state. What is not given is as in a new app, or as in a new call type. */
export interface CallTypeState {
  readonly name: string;
  readonly settings?: object;
  readonly grants?: Grants;
  readonly notification_settings?: JsonObject;
  readonly external_storage?: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

/** The settings are not checked as requests are: those of built-in types would not pass. */
export const callTypeStateSchema: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: callTypeNameSchema,
    settings: { type: 'object' },
    grants: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    notification_settings: { type: 'object' },
    external_storage: { type: 'string' },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportCallTypes(app: App): CallTypeState[] {
  return [...app.callTypes.values()].map((type) =>
    definedOnly({
      name: type.name,
      settings: type.settings,
      grants: type.grants,
      notification_settings: type.notificationSettings,
      external_storage: type.externalStorage,
      created_at: writeTime(type.createdAt),
      updated_at: writeTime(type.updatedAt),
    }),
  );
}

/** Adds a call type, or lays the state over the one of this name. */
export function importCallType(app: App, state: CallTypeState): void {
  const createdAt = readTime(app, state.created_at);
  const current: CallTypeRecord = app.callTypes.get(state.name) ?? blankCallType(state.name, createdAt);
  app.callTypes.put({
    ...current,
    settings: withSettings(current.settings, state.settings),
    grants: { ...current.grants, ...state.grants },
    notificationSettings: mergeNotificationSettings(
      current.notificationSettings,
      state.notification_settings,
    ),
    externalStorage: state.external_storage ?? current.externalStorage,
    createdAt,
    updatedAt: state.updated_at === undefined ? createdAt : readTime(app, state.updated_at),
  });
}

function withSettings(settings: CallSettings, state: object | undefined): CallSettings {
  if (state === undefined) return settings;
  return mergeSettings(settings, knownFields(settingsSchema, state as JsonObject) as SettingsOverride);
}
