import type { StreamRequest } from '../../protocol/route';
import { requireUser } from '../../users/find-user';
import { removeParticipants } from '../sessions/participants/participant.rules';
import { TRACKS, withdrawTracks, type Track } from '../sessions/participants/published-tracks.rules';
import type { CallRecord } from '../../world/call';
import type { UserRecord } from '../../world/user-store';
import { requirePermission, targetOf } from '../access/call-access';
import { ownCapabilities } from '../access/call-grants';

/** Keeps a user out of the call. It stays a member if it is one. Throws 404/16 for an unknown user. */
export function blockUser(
  { app, caller }: StreamRequest,
  call: CallRecord,
  userId: string,
  by = caller.kind === 'user' ? caller.user : undefined,
): void {
  requirePermission(app, caller, targetOf(call), 'block-user');
  const user = requireUser(app, userId);
  if (call.blocked?.includes(userId)) return;
  call.blocked = [...(call.blocked ?? []), userId];
  app.events.emit('call.blocked_user', { call, user, blocked_by_user: by });
  removeParticipants(app, call, (participant) => participant.userId === userId);
}

/** Does nothing for a user who is not blocked. */
export function unblockUser({ app, caller }: StreamRequest, call: CallRecord, userId: string): void {
  requirePermission(app, caller, targetOf(call), 'block-user');
  if (!call.blocked?.includes(userId)) return;
  const left = call.blocked.filter((id) => id !== userId);
  call.blocked = left.length === 0 ? undefined : left;
  const user = app.users.get(userId);
  if (user) app.events.emit('call.unblocked_user', { call, user });
}

export interface Kick {
  readonly block?: boolean;
  /** Who does it, as far as that is known. */
  readonly by?: UserRecord | undefined;
}

/** Puts a user out of the session, and keeps it out with `block`. Fine for one who is not in the call. */
export function kickUser(
  request: StreamRequest,
  call: CallRecord,
  userId: string,
  { block = false, by }: Kick = {},
): void {
  const { app, caller } = request;
  requirePermission(app, caller, targetOf(call), 'kick-user');
  const user = requireUser(app, userId);
  app.events.emit('call.kicked_user', { call, user, kicked_by_user: by });
  removeParticipants(app, call, (participant) => participant.userId === userId);
  if (block) blockUser(request, call, userId, by);
}

/** What a participant needs to send each kind of track. */
const PERMISSION_TO_SEND: Readonly<Record<Track, string>> = {
  audio: 'send-audio',
  video: 'send-video',
  screenshare: 'screenshare',
  screenshare_audio: 'screenshare',
};

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
  const user = requireUser(app, user_id);
  const { granted: before = [], revoked: without = [] } = call.permissions?.get(user_id) ?? {};
  const permissions = {
    granted: union(before, granted).filter((permission) => !revoked.includes(permission)),
    revoked: union(
      without.filter((permission) => !granted.includes(permission)),
      revoked,
    ),
  };
  call.permissions = new Map(call.permissions).set(user_id, permissions);
  withdrawTracks(
    app,
    call,
    [user_id],
    TRACKS.filter((track) => revoked.includes(PERMISSION_TO_SEND[track])),
  );
  app.events.emit('call.permissions_updated', {
    call,
    user,
    own_capabilities: ownCapabilities(app, { kind: 'user', user }, call),
  });
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
