import { inputError, missingGrant } from '../../protocol/stream-fault';
import type { StreamRequest } from '../../protocol/route';
import { parseTime } from '../../protocol/wire-time';
import { requireCallType } from '../../call-types/call-type.rules';
import { mergeSettings } from '../../world/call-types/call-settings';
import { checkedOverride } from '../../call-types/settings/settings.rules';
import { optionalActor, resolveActor, type ActorNames } from '../../users/actor';
import { requireTeams } from '../../users/user-fields';
import type { CallRecord } from '../../world/call';
import type { CallTypeRecord } from '../../world/call-type-store';
import { requirePermission, targetOf } from '../access/call-access';
import { isOwnTeam } from '../access/call-grants';
import type { CallRef } from '../call-ref';
import type { CallRequest } from './call.schema';
import { requireCallees } from './callees.rules';
import { membersOf } from '../members/member-query';
import { newMembers, requireMemberRoles, unknownUsers } from '../members/member.rules';

export interface FoundOrCreated {
  readonly call: CallRecord;
  readonly created: boolean;
}

/** Stream makes a bare user of an owner id that nobody has. */
const OWNER: ActorNames = {
  objectName: 'data.created_by',
  idName: 'data.created_by_id',
  unknown: 'create',
};

export interface GetOrCreate {
  readonly data?: CallRequest | undefined;
  /** Whether the call is to be rung: a call with nobody to ring is not made. */
  readonly ring?: boolean | undefined;
}

/** The call of this name, made from `data` if there is none. An existing call is left as it is, whatever `data` says. */
export function getOrCreateCall(
  request: StreamRequest,
  ref: CallRef,
  { data = {}, ring = false }: GetOrCreate = {},
): FoundOrCreated {
  const existing = request.app.calls.get(`${ref.type}:${ref.id}`);
  if (existing === undefined) return { call: createCall(request, ref, { data, ring }), created: true };
  requirePermission(request.app, request.caller, targetOf(existing), 'read-call');
  optionalActor(request, ownerOf(data), OWNER);
  return { call: existing, created: false };
}

/** Throws before anything is written, the owner included. */
function createCall(
  request: StreamRequest,
  ref: CallRef,
  { data, ring }: { readonly data: CallRequest; readonly ring: boolean },
): CallRecord {
  const { app } = request;
  const type = requireCallType(app, ref.type);
  const team = readTeam(request, ref, data.team);
  const override = readOverride(type, data);
  const members = data.members ?? [];
  requireMembers(request, data);
  if (ring) requireSomebodyToRing(request, data);
  const owner = resolveActor(request, ownerOf(data), OWNER);

  const now = app.clock.now();
  const call = app.calls.add({
    type: type.name,
    id: ref.id,
    createdAt: now,
    updatedAt: now,
    createdBy: owner.id,
    team,
    channelCid: data.channel_cid,
    custom: data.custom ?? {},
    settingsOverride: override,
    startsAt: parseTime(data.starts_at),
    endedAt: undefined,
    backstage: mergeSettings(type.settings, override).backstage.enabled,
    members: newMembers(app, members, now),
    session: undefined,
    blocked: undefined,
    permissions: undefined,
  });
  app.events.emit('call.created', { call, members: membersOf(call, call.members.length) });
  return call;
}

/** As a ring does once there is a call. Refusing to make the call is an emulator choice. */
function requireSomebodyToRing(request: StreamRequest, data: CallRequest): void {
  const ids = (data.members ?? []).map(({ user_id }) => user_id);
  requireCallees(request.app, { id: ownerId(request, data) }, ids);
}

function ownerId({ caller }: StreamRequest, { created_by, created_by_id }: CallRequest): string | undefined {
  return caller.kind === 'user' ? caller.user.id : (created_by?.id ?? created_by_id);
}

function ownerOf({ created_by: object, created_by_id: id }: CallRequest) {
  return { ...(object !== undefined && { object }), ...(id !== undefined && { id }) };
}

function readOverride(type: CallTypeRecord, { settings_override: sent }: CallRequest) {
  return sent === undefined ? undefined : checkedOverride(type.settings, sent);
}

/** In a multi-tenant app users make calls for a team of their own. */
function readTeam({ app, caller }: StreamRequest, { type }: CallRef, sent = ''): string | undefined {
  const team = sent === '' ? undefined : sent;
  if (team !== undefined) requireTeams(app, [team]);
  requirePermission(app, caller, { type, ...(team !== undefined && { team }) }, 'create-call');
  if (caller.kind !== 'user' || isOwnTeam(app, caller, team)) return team;
  if (team === undefined) throw inputError('data.team is a required field', 'data.team');
  throw missingGrant(caller.user.id, caller.user.role, 'CreateCall', `video:${type}`);
}

/** The owner whom a server names may be a member of the very call that makes it a user. */
function requireMembers(request: StreamRequest, data: CallRequest): void {
  const { app, caller } = request;
  const { members = [] } = data;
  const owner = caller.kind === 'server' ? ownerId(request, data) : undefined;
  const ids = members.map(({ user_id }) => user_id).filter((id) => id !== owner);
  const unknown = unknownUsers(app, ids);
  if (unknown.length > 0) {
    throw inputError(
      `The following users are involved in call create operation, but don't exist: [${unknown.join(' ')}]. ` +
        'Please create the user objects before setting up the call.',
    );
  }
  requireMemberRoles(app, members, 'data.members');
}
