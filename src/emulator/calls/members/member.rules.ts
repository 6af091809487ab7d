import { inputError } from '../../protocol/stream-fault';
import type { StreamRequest } from '../../protocol/route';
import { findUser } from '../../users/find-user';
import { requireRole } from '../../users/user-fields';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { StoredMember, type MemberRecord } from '../../world/member-record';
import { sameId } from '../stored-user';
import { findMember } from '../../world/call-members';
import type { Micros } from '../../world/clock';
import { requirePermission, targetOf } from '../access/call-access';
import { tellOfMembers } from './member-events';
import type { MemberRequest } from './member.schema';

/** Ids that nobody has, each once, in the order given. */
export function unknownUsers(app: App, ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => findUser(app, id) === undefined);
}

/** Members as they are stored on a new call. */
export function newMembers(app: App, requests: readonly MemberRequest[], now: Micros): MemberRecord[] {
  return requests.map((request) => memberOf(app, request, undefined, now));
}

/** Throws 400/4 for a role that the app does not have. */
export function requireMemberRoles(app: App, requests: readonly MemberRequest[], field: string): void {
  for (const [index, { role = '' }] of requests.entries()) {
    if (role !== '') requireRole(app, role, `${field}[${index}].role`);
  }
}

export interface MemberChange {
  readonly update_members?: readonly MemberRequest[];
  readonly remove_members?: readonly string[];
}

/**
 * Adds, changes and removes members, removals last. Ids to remove that are no members are ignored. Returns the members
 * that were added or changed, in the order of the request.
 */
export function updateMembers(
  { app, caller }: StreamRequest,
  call: CallRecord,
  { update_members: updates = [], remove_members: removals = [] }: MemberChange,
): readonly MemberRecord[] {
  const needs = (permission: string) => {
    requirePermission(app, caller, targetOf(call), permission);
  };
  if (updates.length > 0 || removals.length === 0) needs('update-call-member');
  if (updates.some(({ role = '' }) => role !== '')) needs('update-call-member-role');
  if (removals.length > 0) needs('remove-call-member');
  const unknown = unknownUsers(
    app,
    updates.map(({ user_id }) => user_id),
  );
  if (unknown.length > 0) throw inputError(`the provided users [${unknown.join(' ')}] don't exist`);
  requireMemberRoles(app, updates, 'update_members');

  const now = app.clock.now();
  const before = call.members;
  const changed = updates.map((update) => memberOf(app, update, findMember(before, update.user_id), now));
  app.calls.changeMembers(call, changed, removals);
  call.updatedAt = now;
  tellOfMembers(app, call, before);
  return changed.filter(({ userId }) => !removals.includes(userId));
}

/** Stream's answers leave open what an update without a role or without custom data does: both stay. */
function memberOf(
  app: App,
  { user_id, role = '', custom }: MemberRequest,
  current: MemberRecord | undefined,
  now: Micros,
): MemberRecord {
  return new StoredMember({
    userId: sameId(app, user_id),
    role: role === '' ? current?.role : role,
    custom: custom ?? current?.custom ?? {},
    createdAt: current?.createdAt ?? now,
    updatedAt: now,
  });
}
