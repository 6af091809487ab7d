import type { WireTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { UserGroupRecord } from '../world/user-group';

/** Stream's UserGroupResponse without the members, as lists show it. */
export function userGroupView(group: UserGroupRecord, time: WireTime) {
  return {
    id: group.id,
    name: group.name,
    ...(group.description !== undefined && { description: group.description }),
    ...(group.team !== undefined && { team_id: group.team }),
    created_at: time(group.createdAt),
    updated_at: time(group.updatedAt),
  };
}

/** Stream's UserGroupResponse. */
export function fullUserGroupView(app: App, group: UserGroupRecord, time: WireTime) {
  return {
    ...userGroupView(group, time),
    members: [...group.members].map(([userId, { isAdmin, createdAt }]) => ({
      app_pk: app.number,
      group_id: group.id,
      user_id: userId,
      is_admin: isAdmin,
      created_at: time(createdAt),
    })),
  };
}
