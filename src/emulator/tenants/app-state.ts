import {
  exportSettings,
  importSettings,
  settingsStateSchema,
  type SettingsState,
} from '../app/settings-state';
import {
  blockListStateSchema,
  exportBlockLists,
  importBlockList,
  type BlockListState,
} from '../block-lists/block-list-state';
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
import {
  exportImporterStorage,
  exportImports,
  exportImportsV2,
  importerStorageStateSchema,
  importImport,
  importImporterStorage,
  importImportV2,
  importStateSchema,
  importV2StateSchema,
  type ImporterStorageState,
  type ImportState,
  type ImportV2State,
} from '../imports/import-state';
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
import {
  exportPushTemplates,
  importPushTemplate,
  pushTemplateStateSchema,
  type PushTemplateState,
} from '../push/push-template-state';
import {
  exportPermissions,
  importPermission,
  permissionStateSchema,
  type PermissionState,
} from '../roles/permission-state';
import { exportRoles, importRole, roleStateSchema, type RoleState } from '../roles/role-state';
import {
  exportSipRoutingRules,
  importSipRoutingRule,
  sipRoutingRuleStateSchema,
  type SipRoutingRuleState,
} from '../sip/routing-rules/routing-rule-state';
import {
  exportSipTrunks,
  importSipTrunk,
  sipTrunkStateSchema,
  type SipTrunkState,
} from '../sip/trunks/trunk-state';
import {
  exportStorages,
  importStorage,
  storageStateSchema,
  type StorageState,
} from '../storage/storage-state';
import { exportTasks, importTask, taskStateSchema, type TaskState } from '../tasks/task-state';
import {
  exportUserGroups,
  importUserGroup,
  userGroupStateSchema,
  type UserGroupState,
} from '../user-groups/user-group-state';
import { requireRole } from '../users/user-fields';
import { exportUser, importUser, userStateSchema, type UserState } from '../users/user-state';
import type { App } from '../world/app';

export const STATE_VERSION = 1;

/**
 * The whole state of one app as readable JSON, without API key or secret and without credentials. What it is exported as
 * can be imported again; written by hand, everything is optional but the ids, and what is not named is as in a new app.
 */
export interface AppState {
  readonly version?: typeof STATE_VERSION;
  readonly settings?: SettingsState;
  readonly roles?: readonly RoleState[];
  /** Besides the built-in ones. */
  readonly permissions?: readonly PermissionState[];
  readonly users?: readonly UserState[];
  readonly user_groups?: readonly UserGroupState[];
  readonly devices?: readonly DeviceState[];
  /** All of them: an empty list means that there are none. */
  readonly push_providers?: readonly PushProviderState[];
  readonly push_templates?: readonly PushTemplateState[];
  readonly push_preferences?: readonly PushPreferenceState[];
  readonly external_storages?: readonly StorageState[];
  readonly block_lists?: readonly BlockListState[];
  readonly imports?: readonly ImportState[];
  readonly imports_v2?: readonly ImportV2State[];
  readonly importer_external_storage?: ImporterStorageState;
  readonly sip_trunks?: readonly SipTrunkState[];
  readonly sip_inbound_routing_rules?: readonly SipRoutingRuleState[];
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
    permissions: { type: 'array', items: permissionStateSchema },
    users: { type: 'array', items: userStateSchema },
    user_groups: { type: 'array', items: userGroupStateSchema },
    devices: { type: 'array', items: deviceStateSchema },
    push_providers: { type: 'array', items: pushProviderStateSchema },
    push_templates: { type: 'array', items: pushTemplateStateSchema },
    push_preferences: { type: 'array', items: pushPreferenceStateSchema },
    external_storages: { type: 'array', items: storageStateSchema },
    block_lists: { type: 'array', items: blockListStateSchema },
    imports: { type: 'array', items: importStateSchema },
    imports_v2: { type: 'array', items: importV2StateSchema },
    importer_external_storage: importerStorageStateSchema,
    sip_trunks: { type: 'array', items: sipTrunkStateSchema },
    sip_inbound_routing_rules: { type: 'array', items: sipRoutingRuleStateSchema },
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
    permissions: exportPermissions(app),
    users: [...app.users.values()].map(exportUser),
    user_groups: exportUserGroups(app),
    devices: exportDevices(app),
    push_providers: app.push.allProviders().map(exportPushProvider),
    push_templates: exportPushTemplates(app),
    push_preferences: exportPushPreferences(app),
    external_storages: exportStorages(app),
    block_lists: exportBlockLists(app),
    imports: exportImports(app),
    imports_v2: exportImportsV2(app),
    importer_external_storage: exportImporterStorage(app),
    sip_trunks: exportSipTrunks(app),
    sip_inbound_routing_rules: exportSipRoutingRules(app),
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
  for (const permission of state.permissions ?? []) importPermission(app, permission);
  for (const [index, user] of (state.users ?? []).entries()) {
    if (app.users.has(user.id)) throw inputError(`users[${index}].id appears twice: "${user.id}"`);
    if (user.role !== undefined) requireRole(app, user.role, `users[${index}].role`);
    importUser(app, user);
  }
  for (const group of state.user_groups ?? []) importUserGroup(app, group);
  if (state.push_providers) app.push.clearProviders();
  for (const provider of state.push_providers ?? []) importPushProvider(app, provider);
  for (const template of state.push_templates ?? []) importPushTemplate(app, template);
  for (const device of state.devices ?? []) importDevice(app, device);
  for (const preference of state.push_preferences ?? []) importPushPreference(app, preference);
  for (const storage of state.external_storages ?? []) importStorage(app, storage);
  for (const list of state.block_lists ?? []) importBlockList(app, list);
  for (const task of state.imports ?? []) importImport(app, task);
  for (const task of state.imports_v2 ?? []) importImportV2(app, task);
  if (state.importer_external_storage) importImporterStorage(app, state.importer_external_storage);
  for (const trunk of state.sip_trunks ?? []) importSipTrunk(app, trunk);
  for (const rule of state.sip_inbound_routing_rules ?? []) importSipRoutingRule(app, rule);
  for (const task of state.tasks ?? []) importTask(app, task);
  for (const type of state.call_types ?? []) importCallType(app, type);
  importCalls(app, state.calls ?? []);
  for (const feedback of state.user_feedback ?? []) importFeedback(app, feedback);
  for (const event of state.client_events ?? []) importClientEvent(app, event);
}
