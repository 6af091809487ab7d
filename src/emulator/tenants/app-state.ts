import {
  exportSettings,
  importSettings,
  settingsStateSchema,
  type SettingsState,
} from '../app/settings-state';
import {
  callTypeStateSchema,
  exportCallTypes,
  importCallType,
  type CallTypeState,
} from '../call-types/call-type-state';
import {
  clientEventStateSchema,
  exportClientEvents,
  importClientEvent,
  type ClientEventState,
} from '../calls/client-events/client-event-state';
import {
  exportFeedback,
  feedbackStateSchema,
  importFeedback,
  type FeedbackState,
} from '../calls/feedback/feedback-state';
import { callStateSchema, exportCalls, importCalls, type CallState } from '../calls/call-state';
import { deviceStateSchema, exportDevices, importDevice, type DeviceState } from '../devices/device-state';
import { inputError } from '../protocol/stream-fault';
import { BodySchema } from '../protocol/validate';
import {
  exportPushPreferences,
  exportPushProvider,
  importPushPreference,
  importPushProvider,
  pushPreferenceStateSchema,
  pushProviderStateSchema,
  type PushPreferenceState,
  type PushProviderState,
} from '../push/push-state';
import { exportRoles, importRole, roleStateSchema, type RoleState } from '../roles/role-state';
import { exportTasks, importTask, taskStateSchema, type TaskState } from '../tasks/task-state';
import { requireRole } from '../users/user-fields';
import { exportUser, importUser, userStateSchema, type UserState } from '../users/user-state';
import type { App } from '../world/app';
import type { StorageRecord } from '../world/storage-store';

export const STATE_VERSION = 1;

/**
 * The whole state of one app as readable JSON, without API key or secret and without credentials. What it is exported as
 * can be imported again; written by hand, everything is optional but the ids, and what is not named is as in a new app.
 */
export interface AppState {
  readonly version?: typeof STATE_VERSION;
  readonly settings?: SettingsState;
  readonly roles?: readonly RoleState[];
  readonly users?: readonly UserState[];
  readonly devices?: readonly DeviceState[];
  /** All of them: an empty list means that there are none. */
  readonly push_providers?: readonly PushProviderState[];
  readonly push_preferences?: readonly PushPreferenceState[];
  readonly external_storages?: readonly StorageRecord[];
  readonly tasks?: readonly TaskState[];
  readonly call_types?: readonly CallTypeState[];
  readonly calls?: readonly CallState[];
  readonly user_feedback?: readonly FeedbackState[];
  /** What clients reported, in the order in which it came. */
  readonly client_events?: readonly ClientEventState[];
}

const stateSchema = new BodySchema<AppState>({
  type: 'object',
  properties: {
    version: { type: 'integer', enum: [STATE_VERSION] },
    settings: settingsStateSchema,
    roles: { type: 'array', items: roleStateSchema },
    users: { type: 'array', items: userStateSchema },
    devices: { type: 'array', items: deviceStateSchema },
    push_providers: { type: 'array', items: pushProviderStateSchema },
    push_preferences: { type: 'array', items: pushPreferenceStateSchema },
    external_storages: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'type', 'bucket'],
        properties: {
          name: { type: 'string', minLength: 1 },
          type: { type: 'string', enum: ['s3', 'gcs', 'abs'] },
          bucket: { type: 'string' },
          path: { type: 'string' },
        },
      },
    },
    tasks: { type: 'array', items: taskStateSchema },
    call_types: { type: 'array', items: callTypeStateSchema },
    calls: { type: 'array', items: callStateSchema },
    user_feedback: { type: 'array', items: feedbackStateSchema },
    client_events: { type: 'array', items: clientEventStateSchema },
  },
});

export function exportState(app: App): AppState {
  return {
    version: STATE_VERSION,
    settings: exportSettings(app),
    roles: exportRoles(app),
    users: [...app.users.values()].map(exportUser),
    devices: exportDevices(app),
    push_providers: app.push.allProviders().map(exportPushProvider),
    push_preferences: exportPushPreferences(app),
    external_storages: [...app.storages.values()],
    tasks: exportTasks(app),
    call_types: exportCallTypes(app),
    calls: exportCalls(app),
    user_feedback: exportFeedback(app),
    client_events: exportClientEvents(app),
  };
}

/** Fills a new app. Throws a `StreamFault` that names the place in the state where something is wrong. */
export function importState(app: App, given: unknown): void {
  const state = stateSchema.parse(given);
  if (state.settings) importSettings(app, state.settings);
  for (const role of state.roles ?? []) importRole(app, role);
  for (const [index, user] of (state.users ?? []).entries()) {
    if (app.users.has(user.id)) throw inputError(`users[${index}].id appears twice: "${user.id}"`);
    if (user.role !== undefined) requireRole(app, user.role, `users[${index}].role`);
    importUser(app, user);
  }
  if (state.push_providers) app.push.clearProviders();
  for (const provider of state.push_providers ?? []) importPushProvider(app, provider);
  for (const device of state.devices ?? []) importDevice(app, device);
  for (const preference of state.push_preferences ?? []) importPushPreference(app, preference);
  for (const { name, type, bucket, path = '' } of state.external_storages ?? []) {
    app.storages.put({ name, type, bucket, path });
  }
  for (const task of state.tasks ?? []) importTask(app, task);
  for (const type of state.call_types ?? []) importCallType(app, type);
  importCalls(app, state.calls ?? []);
  for (const feedback of state.user_feedback ?? []) importFeedback(app, feedback);
  for (const event of state.client_events ?? []) importClientEvent(app, event);
}
