import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { findMember, type CallMembers } from '../../world/call-members';

/** Emits what has become of the members of a call that had these before. Members who stay as they are are not told of. */
export function tellOfMembers(app: App, call: CallRecord, before: CallMembers): void {
  const added = call.members.filter(({ userId }) => findMember(before, userId) === undefined);
  const updated = call.members.filter((member) => {
    const old = findMember(before, member.userId);
    return old !== undefined && old !== member;
  });
  const promoted = updated.filter(({ userId, role }) => findMember(before, userId)?.role !== role);
  const removed = before
    .map(({ userId }) => userId)
    .filter((userId) => findMember(call.members, userId) === undefined);
  if (added.length > 0) app.events.emit('call.member_added', { call, members: added });
  if (updated.length > 0) app.events.emit('call.member_updated', { call, members: updated });
  if (promoted.length > 0) app.events.emit('call.member_updated_permission', { call, members: promoted });
  if (removed.length > 0) app.events.emit('call.member_removed', { call, members: removed });
}
