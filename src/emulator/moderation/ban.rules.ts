import type { Caller } from '../world/caller';
import { requireAppGrant } from '../roles/app-grants';
import { requireUser } from '../users/find-user';
import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';
import { minutesFromNow } from './expiry';

export interface BanRequest {
  readonly target_user_id: string;
  /** Minutes; without it the ban has no end. */
  readonly timeout?: number;
  readonly reason?: string;
  readonly shadow?: boolean;
  /** A ban from one channel only. */
  readonly channel_cid?: string;
}

const BAN_USER = { id: 'ban-user', action: 'BanUser' };
const UNBAN_USER = { id: 'unban-user', action: 'UnbanUser' };

/** Bans a user from the app. A ban from a channel is accepted and without effect: channels are no part of Video. */
export function banUser(app: App, caller: Caller, request: BanRequest, bannedBy: UserRecord): void {
  requireAppGrant(app, caller, BAN_USER, false);
  const target = requireUser(app, request.target_user_id);
  if (request.channel_cid) return;
  const createdAt = app.clock.now();
  const { timeout, reason, shadow = false } = request;
  const expiry = minutesFromNow(createdAt, timeout);
  const ban = { createdAt, bannedBy: bannedBy.id, shadow, ...(reason && { reason }), ...expiry };
  const user = { ...target, ban };
  app.users.put(user);
  app.events.emit('user.banned', {
    user,
    created_by: bannedBy,
    shadow,
    reason: ban.reason,
    expiration: expiry.expires,
  });
}

export interface Unban {
  /** A ban from one channel only. */
  readonly channelCid?: string | undefined;
  readonly by?: UserRecord | undefined;
}

/** Lifts a ban. That there is none is no error. */
export function unbanUser(app: App, caller: Caller, targetId: string, { channelCid, by }: Unban = {}): void {
  requireAppGrant(app, caller, UNBAN_USER, false);
  const target = requireUser(app, targetId);
  if (channelCid) return;
  const user = { ...target, ban: undefined };
  app.users.put(user);
  app.events.emit('user.unbanned', { user, created_by: by, shadow: target.ban?.shadow ?? false });
}
