import type { WireTime } from '../../protocol/wire-time';
import { userView } from '../../users/user.view';
import type { App } from '../../world/app';
import type { MemberRecord } from '../../world/member-record';
import { storedUser } from '../stored-user';

/** Stream's MemberResponse. */
export function memberView(app: App, member: MemberRecord, time: WireTime) {
  return {
    user_id: member.userId,
    user: userView(app, storedUser(app, member.userId), time),
    ...(member.role !== undefined && { role: member.role }),
    custom: member.custom,
    created_at: time(member.createdAt),
    updated_at: time(member.updatedAt),
  };
}
