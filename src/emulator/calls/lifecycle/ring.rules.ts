import { inputError } from '../../protocol/stream-fault';
import type { StreamRequest } from '../../protocol/route';
import { presence } from '../presence';
import { noteRing } from '../sessions/ring-answer.rules';
import type { CallRecord } from '../../world/call';
import { findMember } from '../../world/call-members';
import { requireNotBanned, requirePermission, targetOf } from '../access/call-access';
import { membersOf } from '../members/member-query';
import type { UserRecord } from '../../world/user-store';
import { openSession } from '../session';
import { storedUser } from '../stored-user';
import { reachable, requireCallees, type Ringer } from './callees.rules';

export interface Ringing {
  /** Who is rung; all but the ringer if it is not given. */
  readonly ids?: readonly string[] | undefined;
  /** Whether it rings for a video call; for an audio call otherwise. */
  readonly video?: boolean | undefined;
}

/**
 * Rings members: those of `ids`, or all who are not there. Ringing opens a session that nobody is in yet. Returns whom it
 * rings, in the order asked for. Throws 400/4 for an id that is no member, and if nobody is left to ring.
 */
export function ringCall(
  request: StreamRequest,
  call: CallRecord,
  { ids, video = false }: Ringing = {},
): readonly string[] {
  const { app, caller } = request;
  requirePermission(app, caller, targetOf(call), 'read-call');
  requireNotBanned(app, caller);
  const strangers = (ids ?? []).filter((id) => findMember(call.members, id) === undefined);
  if (strangers.length > 0) {
    throw inputError(
      `the provided users [${strangers.join(' ')}] are not members of the call`,
      'members_ids',
    );
  }
  const ringer = callerOf(request, call);
  const asked = ids !== undefined && ids.length > 0 ? [...new Set(ids)] : absentMembers(call);
  const rung = requireCallees(app, asRinger(ringer, call), asked);
  noteRing(app, call, { ringerId: ringer.id, userIds: rung });
  app.events.emit('call.ring', { ...told(request, call), video });
  return rung;
}

/** Tells the members of the call, without ringing. That it is no error to reach nobody is an emulator choice. */
export function notifyMembers(request: StreamRequest, call: CallRecord): void {
  const { app, caller } = request;
  requirePermission(app, caller, targetOf(call), 'read-call');
  requireNotBanned(app, caller);
  app.events.emit('call.notification', told(request, call));
}

/** What a ring and a notification have in common. That `members` leaves out members they do not reach is an emulator choice. */
function told(request: StreamRequest, call: CallRecord) {
  const { app } = request;
  const user = callerOf(request, call);
  const members = membersOf(call, call.members.length);
  const reached = new Set(
    reachable(
      app,
      asRinger(user, call),
      members.map(({ userId }) => userId),
    ),
  );
  return {
    call,
    user,
    members: members.filter(({ userId }) => userId === user.id || reached.has(userId)),
    session_id: call.session?.id ?? '',
  };
}

/** Who calls: for a server, the one who made the call. */
function callerOf({ app, caller }: StreamRequest, call: CallRecord): UserRecord {
  return caller.kind === 'user' ? caller.user : storedUser(app, call.createdBy);
}

function asRinger({ id }: UserRecord, { blocked }: CallRecord): Ringer {
  return { id, blockedFromCall: blocked };
}

/** All members but those who are in the call already. */
function absentMembers(call: CallRecord): string[] {
  const inside = new Set(presence(openSession(call)).map(({ userId }) => userId));
  return membersOf(call, call.members.length)
    .map(({ userId }) => userId)
    .filter((id) => !inside.has(id));
}
