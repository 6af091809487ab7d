import { notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';

/** The user with this id, unless there is none or it was deleted. Deactivated users are found. */
export function findUser(app: App, id: string): UserRecord | undefined {
  const user = app.users.get(id);
  return user?.deletedAt === undefined ? user : undefined;
}

/** As `findUser`, but throws 404/16 where there is none. */
export function requireUser(app: App, id: string): UserRecord {
  const user = app.users.get(id);
  if (user === undefined) throw notFound(`the user ${id} does not exist`);
  if (user.deletedAt !== undefined) throw notFound(`the user ${id} was deleted`);
  return user;
}

/** A user that can act or be written to: throws 404/16 for an unknown, deleted or deactivated one. */
export function requireActiveUser(app: App, id: string): UserRecord {
  const user = requireUser(app, id);
  if (user.deactivatedAt !== undefined) throw notFound(`the user ${id} was deactivated`);
  return user;
}
