import { CALL_ID_MAX_LENGTH, CALL_ID_PATTERN } from '../../stream/models/limits';
import type { SettingsOverride } from '../world/call-types/call-settings';
import { knownFields } from '../protocol/known-fields';
import { settingsSchema } from '../call-types/settings/settings.schema';
import { inputError } from '../protocol/stream-fault';
import { text, type Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import {
  archiveStateSchema,
  exportArchive,
  importArchive,
  type ArchiveState,
} from './sessions/state/archive-state';
import {
  exportSession,
  importSession,
  sessionStateSchema,
  type SessionState,
} from './sessions/state/session-state';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';
import type { CallRecord, UserPermissions } from '../world/call';
import type { CallTypeRecord } from '../world/call-type-store';
import type { JsonObject } from '../world/json';
import { sameId } from './stored-user';
import { exportMember, importMember, memberStateSchema, type MemberState } from './member-state';

/** A call in exported state. */
export interface CallState {
  readonly type: string;
  readonly id: string;
  /** User id. */
  readonly created_by: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
  readonly team?: string;
  readonly channel_cid?: string;
  readonly custom?: JsonObject;
  readonly settings_override?: JsonObject;
  readonly starts_at?: StateTime;
  readonly ended_at?: StateTime;
  readonly backstage?: boolean;
  readonly members?: readonly MemberState[];
  readonly session?: SessionState;
  /** What earlier sessions left behind. */
  readonly archive?: ArchiveState;
  readonly blocked_user_ids?: readonly string[];
  /** By user id. */
  readonly user_permissions?: Readonly<Record<string, UserPermissions>>;
}

const texts: Schema = { type: 'array', items: text };
const id: Schema = { ...text, maxLength: CALL_ID_MAX_LENGTH, pattern: CALL_ID_PATTERN.source };

export const callStateSchema: Schema = {
  type: 'object',
  required: ['type', 'id', 'created_by'],
  properties: {
    type: id,
    id,
    created_by: text,
    created_at: timeSchema,
    updated_at: timeSchema,
    team: text,
    channel_cid: text,
    custom: { type: 'object' },
    settings_override: { type: 'object' },
    starts_at: timeSchema,
    ended_at: timeSchema,
    backstage: { type: 'boolean' },
    members: { type: 'array', items: memberStateSchema },
    session: sessionStateSchema,
    archive: archiveStateSchema,
    blocked_user_ids: texts,
    user_permissions: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['granted', 'revoked'],
        properties: { granted: texts, revoked: texts },
      },
    },
  },
};

/** Oldest first. */
export function exportCalls(app: App): CallState[] {
  return [...app.calls.all.ascending()].map(exportCall);
}

/** Adds calls. Throws 400/4 for a call twice, and for users and call types that do not exist. */
export function importCalls(app: App, states: readonly CallState[]): void {
  const dated = states.map((state) => ({ state, createdAt: readTime(app, state.created_at) }));
  for (const { state, createdAt } of dated.toSorted((a, b) => a.createdAt - b.createdAt)) {
    const type = requireConsistent(app, state);
    const call = app.calls.add({
      type: type.name,
      id: state.id,
      createdBy: sameId(app, state.created_by),
      createdAt,
      updatedAt: state.updated_at === undefined ? createdAt : readTime(app, state.updated_at),
      team: state.team,
      channelCid: state.channel_cid,
      custom: state.custom ?? {},
      settingsOverride: state.settings_override && readOverride(state.settings_override),
      startsAt: parseTime(state.starts_at),
      endedAt: parseTime(state.ended_at),
      backstage: state.backstage ?? false,
      members: (state.members ?? []).map((member) => importMember(app, member, createdAt)),
      session: state.session && importSession(state.session, state.created_by),
      archive: state.archive && importArchive(state.archive, state.created_by),
      blocked: state.blocked_user_ids,
      permissions: state.user_permissions && new Map(Object.entries(state.user_permissions)),
    });
    app.timers.schedule(call);
  }
}

function exportCall(call: CallRecord): CallState {
  return definedOnly({
    type: call.type,
    id: call.id,
    created_by: call.createdBy,
    created_at: writeTime(call.createdAt),
    updated_at: writeTime(call.updatedAt),
    team: call.team,
    channel_cid: call.channelCid,
    custom: call.custom,
    settings_override: call.settingsOverride,
    starts_at: writeTime(call.startsAt),
    ended_at: writeTime(call.endedAt),
    backstage: call.backstage,
    members: call.members.map(exportMember),
    session: call.session && exportSession(call.session),
    archive: call.archive && exportArchive(call.archive),
    blocked_user_ids: call.blocked,
    user_permissions: call.permissions && Object.fromEntries(call.permissions),
  });
}

function readOverride(state: JsonObject): SettingsOverride {
  return knownFields(settingsSchema, state) as SettingsOverride;
}

/** The type of the call. */
function requireConsistent(app: App, state: CallState): CallTypeRecord {
  const { type, id: callId, created_by, members = [], session } = state;
  const cid = `${type}:${callId}`;
  const record = app.callTypes.get(type);
  if (record === undefined) throw inputError(`calls: "${cid}" is of an unknown call type`);
  if (app.calls.get(cid) !== undefined) throw inputError(`calls: "${cid}" appears twice`);
  const users = [...members, ...(session?.participants ?? [])].map(({ user_id }) => user_id);
  const unknown = [created_by, ...users].filter((user) => !app.users.has(user));
  if (unknown.length > 0) {
    throw inputError(`calls: "${cid}" names users that do not exist: ${unknown.join(', ')}`);
  }
  return record;
}
