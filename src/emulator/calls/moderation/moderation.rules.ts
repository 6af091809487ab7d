import type { StreamRequest } from '../../http/route';
import { requireUser } from '../../users/find-user';
import type { CallRecord } from '../../world/call';
import { requirePermission, targetOf } from '../access/call-access';

/** Keeps a user out of the call. It stays a member if it is one. Throws 404/16 for an unknown user. */
export function blockUser({ app, caller }: StreamRequest, call: CallRecord, userId: string): void {
  requirePermission(app, caller, targetOf(call), 'block-user');
  requireUser(app, userId);
  call.blocked = [...new Set([...(call.blocked ?? []), userId])];
}

/** Does nothing for a user who is not blocked. */
export function unblockUser({ app, caller }: StreamRequest, call: CallRecord, userId: string): void {
  requirePermission(app, caller, targetOf(call), 'block-user');
  const left = call.blocked?.filter((id) => id !== userId) ?? [];
  call.blocked = left.length === 0 ? undefined : left;
}

/** Puts a user out of the session, and keeps it out with `block`. Fine for one who is not in the call. */
export function kickUser(request: StreamRequest, call: CallRecord, userId: string, block: boolean): void {
  const { app, caller } = request;
  requirePermission(app, caller, targetOf(call), 'kick-user');
  requireUser(app, userId);
  if (block) blockUser(request, call, userId);
}

export interface PermissionChange {
  readonly user_id: string;
  readonly grant_permissions?: readonly string[];
  readonly revoke_permissions?: readonly string[];
}

/** Gives permissions to one user on this call and takes others away, whatever its role grants. */
export function changePermissions(
  { app, caller }: StreamRequest,
  call: CallRecord,
  { user_id, grant_permissions: granted = [], revoke_permissions: revoked = [] }: PermissionChange,
): void {
  requirePermission(app, caller, targetOf(call), 'update-call-permissions');
  requireUser(app, user_id);
  const { granted: before = [], revoked: without = [] } = call.permissions?.get(user_id) ?? {};
  const permissions = {
    granted: union(before, granted).filter((permission) => !revoked.includes(permission)),
    revoked: union(
      without.filter((permission) => !granted.includes(permission)),
      revoked,
    ),
  };
  call.permissions = new Map(call.permissions).set(user_id, permissions);
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
