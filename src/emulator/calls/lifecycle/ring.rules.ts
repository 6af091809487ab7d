import { inputError } from '../../http/stream-fault';
import type { StreamRequest } from '../../http/route';
import type { CallRecord } from '../../world/call';
import { findMember } from '../../world/call-members';
import { requireNotBanned, requirePermission, targetOf } from '../access/call-access';
import { membersOf } from '../members/member-query';
import { openSession } from '../session';

/**
 * Rings members: those of `ids`, or all but the ringer. Ringing opens a session that nobody is in yet. Returns whom it
 * rings, in the order asked for. Throws 400/4 for an id that is no member.
 */
export function ringCall(
  request: StreamRequest,
  call: CallRecord,
  ids?: readonly string[],
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
  call.session = openSession(call) ?? { id: app.ids.uuid() };
  if (ids !== undefined && ids.length > 0) return [...new Set(ids)];
  const ringer = caller.kind === 'user' ? caller.user.id : call.createdBy;
  return membersOf(call, call.members.length)
    .map(({ userId }) => userId)
    .filter((id) => id !== ringer);
}
