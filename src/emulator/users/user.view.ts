import { deviceView } from './device.view';
import type { WireTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { Mute, UserRecord } from '../world/user-store';
import { activeBan, activeMutes } from './user-standing';

/** Stream's UserResponse: the user inside calls, members and blocks, and in answers that name one user. */
export function userView(app: App, user: UserRecord, time: WireTime) {
  const ban = activeBan(app, user);
  return {
    id: user.id,
    ...(user.name !== undefined && { name: user.name }),
    ...(user.image !== undefined && { image: user.image }),
    custom: user.custom,
    language: user.language,
    role: user.role,
    teams: user.teams,
    ...(user.teamsRole && { teams_role: user.teamsRole }),
    created_at: time(user.createdAt),
    updated_at: time(user.updatedAt),
    ...(user.deletedAt !== undefined && { deleted_at: time(user.deletedAt) }),
    ...(user.deactivatedAt !== undefined && { deactivated_at: time(user.deactivatedAt) }),
    ...(user.lastActive !== undefined && { last_active: time(user.lastActive) }),
    ...(user.revokeTokensIssuedBefore !== undefined && {
      revoke_tokens_issued_before: time(user.revokeTokensIssuedBefore),
    }),
    banned: ban?.shadow === false,
    ...(ban?.expires !== undefined && { ban_expires: time(ban.expires) }),
    shadow_banned: ban?.shadow === true,
    online: false,
    invisible: user.invisible,
    blocked_user_ids: [...(user.blocked?.keys() ?? [])],
    devices: app.devices
      .of(user.id)
      .toReversed()
      .map((device) => deviceView(device, time)),
    ...(user.privacySettings && { privacy_settings: user.privacySettings }),
  };
}

/** Stream's FullUserResponse: the user in answers of upsert, partial update and query. */
export function fullUserView(app: App, user: UserRecord, time: WireTime) {
  return {
    ...userView(app, user, time),
    mutes: activeMutes(app, user).map(({ target, mute }) => muteView(app, user, target, mute, time)),
    channel_mutes: [],
    unread_count: 0,
    total_unread_count: 0,
    unread_channels: 0,
    unread_threads: 0,
  };
}

/** Stream's UserMuteResponse. */
export function muteView(app: App, user: UserRecord, targetId: string, mute: Mute, time: WireTime) {
  const target = app.users.get(targetId);
  return {
    user: userView(app, user, time),
    ...(target && { target: userView(app, target, time) }),
    created_at: time(mute.createdAt),
    updated_at: time(mute.updatedAt),
    ...(mute.expires !== undefined && { expires: time(mute.expires) }),
  };
}
