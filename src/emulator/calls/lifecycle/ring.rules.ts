import { inputError } from '../../http/stream-fault';
import type { StreamRequest } from '../../http/route';
import { presence } from '../../sessions/participants/presence';
import { noteRing } from '../../sessions/ring-answer.rules';
import type { CallRecord } from '../../world/call';
import { findMember } from '../../world/call-members';
import { requireNotBanned, requirePermission, targetOf } from '../access/call-access';
import { membersOf } from '../members/member-query';
import type { UserRecord } from '../../world/user-store';
import { openSession } from '../session';
import { storedUser } from '../stored-user';

export interface Ringing {
  /** Who is rung; all but the ringer if it is not given. */
  readonly ids?: readonly string[] | undefined;
  /** Whether it rings for a video call; for an audio call otherwise. */
  readonly video?: boolean | undefined;
}

/**
 * Rings members: those of `ids`, or all who are not there. Ringing opens a session that nobody is in yet. Returns whom it
 * rings, in the order asked for. Throws 400/4 for an id that is no member.
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
  const rung = ids !== undefined && ids.length > 0 ? [...new Set(ids)] : absentMembers(ringer, call);
  noteRing(app, call, rung);
  app.events.emit('call.ring', {
    call,
    user: ringer,
    members: membersOf(call, call.members.length),
    session_id: call.session?.id ?? '',
    video,
  });
  return rung;
}

/** Tells the members of the call, without ringing. */
export function notifyMembers(request: StreamRequest, call: CallRecord): void {
  const { app, caller } = request;
  requirePermission(app, caller, targetOf(call), 'read-call');
  requireNotBanned(app, caller);
  app.events.emit('call.notification', {
    call,
    user: callerOf(request, call),
    members: membersOf(call, call.members.length),
    session_id: call.session?.id ?? '',
  });
}

/** Who calls: for a server, the one who made the call. */
function callerOf({ app, caller }: StreamRequest, call: CallRecord): UserRecord {
  return caller.kind === 'user' ? caller.user : storedUser(app, call.createdBy);
}

/** All members but the ringer, and those who are in the call already. */
function absentMembers(ringer: UserRecord, call: CallRecord): string[] {
  const inside = new Set(presence(openSession(call)).map(({ userId }) => userId));
  return membersOf(call, call.members.length)
    .map(({ userId }) => userId)
    .filter((id) => id !== ringer.id && !inside.has(id));
}
