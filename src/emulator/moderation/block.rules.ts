import { inputError } from '../protocol/stream-fault';
import { requireUser } from '../users/find-user';
import type { App } from '../world/app';
import type { Micros } from '../world/clock';
import type { UserRecord } from '../world/user-store';

/** Makes `blocker` block another user: that one can no longer ring or notify it. Blocking twice keeps the first time. */
export function blockUser(app: App, blocker: UserRecord, blockedId: string): Micros {
  if (blocker.id === blockedId) throw inputError('a user cannot block themselves', 'blocked_user_id');
  requireUser(app, blockedId);
  const blocked = new Map(blocker.blocked);
  const since = blocked.get(blockedId) ?? app.clock.now();
  blocked.set(blockedId, since);
  app.users.put({ ...blocker, blocked });
  return since;
}

/** Undoes a block. That there is none is no error. */
export function unblockUser(app: App, blocker: UserRecord, blockedId: string): void {
  const blocked = new Map(blocker.blocked);
  blocked.delete(blockedId);
  app.users.put({ ...blocker, blocked });
}

export interface Block {
  readonly blocked: UserRecord;
  readonly since: Micros;
}

/** Whom a user has blocked, oldest first. */
export function blocksOf(app: App, blocker: UserRecord): Block[] {
  return [...(blocker.blocked ?? [])].flatMap(([id, since]) => {
    const blocked = app.users.get(id);
    return blocked ? [{ blocked, since }] : [];
  });
}
