import type { Caller } from '../world/caller';
import { requireAppGrant } from '../roles/app-grants';
import { findUser } from '../users/find-user';
import type { App } from '../world/app';
import type { Mute, UserRecord } from '../world/user-store';
import { minutesFromNow } from './expiry';

const MUTE_USER = { id: 'mute-user', action: 'MuteUser' };

export interface MuteResult {
  readonly user: UserRecord;
  readonly muted: readonly { readonly target: string; readonly mute: Mute }[];
  readonly unknown: readonly string[];
}

/** Makes `user` mute others, for `timeout` minutes if that is given. Ids nobody has are reported, not refused. */
export function muteUsers(
  app: App,
  caller: Caller,
  user: UserRecord,
  targetIds: readonly string[],
  timeout?: number,
): MuteResult {
  requireAppGrant(app, caller, MUTE_USER, false);
  const mutes = new Map(user.mutes);
  const known = targetIds.filter((id) => findUser(app, id));
  const muted = known.map((target) => {
    const now = app.clock.now();
    const createdAt = mutes.get(target)?.createdAt ?? now;
    const mute: Mute = { createdAt, updatedAt: now, ...minutesFromNow(now, timeout) };
    mutes.set(target, mute);
    return { target, mute };
  });
  const changed = { ...user, mutes };
  app.users.put(changed);
  return { user: changed, muted, unknown: targetIds.filter((id) => !known.includes(id)) };
}

/** Undoes mutes. That there are none is no error. */
export function unmuteUsers(app: App, user: UserRecord, targetIds: readonly string[]): void {
  const mutes = new Map(user.mutes);
  for (const id of targetIds) mutes.delete(id);
  app.users.put({ ...user, mutes });
}
