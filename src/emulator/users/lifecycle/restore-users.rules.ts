import { inputError, notFound } from '../../protocol/stream-fault';
import type { App } from '../../world/app';
import type { UserRecord } from '../../world/user-store';

/** Undoes soft deletions. All or nothing: throws 404/16 for an unknown user, 400/4 for one that cannot be restored. */
export function restoreUsers(app: App, ids: readonly string[]): void {
  const users = [...new Set(ids)].map((id) => requireRestorable(app, id));
  for (const user of users) app.users.put({ ...user, deletedAt: undefined, updatedAt: app.clock.now() });
}

function requireRestorable(app: App, id: string): UserRecord {
  const user = app.users.get(id);
  if (!user) throw notFound(`the user ${id} does not exist`);
  if (user.deletedAt === undefined) throw inputError(`user "${id}" is not deleted, it can't be restored`);
  if (user.pruned) throw inputError(`user "${id}" was pruned, it can't be restored`);
  return user;
}
