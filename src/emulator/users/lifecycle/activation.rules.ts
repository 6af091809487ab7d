import { messageOf } from '../../../errors/message-of';
import { inputError } from '../../protocol/stream-fault';
import { startTask } from '../../tasks/task.rules';
import type { App } from '../../world/app';
import type { JsonObject } from '../../world/json';
import type { UserRecord } from '../../world/user-store';
import { requireUser } from '../find-user';
import { requireUniqueNames } from '../username';

/** Makes a user unable to sign in and hides it from queries, on behalf of `by`. Deactivating twice changes nothing. */
export function deactivateUser(app: App, id: string, by?: UserRecord): UserRecord {
  const user = requireUser(app, id);
  if (user.deactivatedAt !== undefined) return user;
  const now = app.clock.now();
  const deactivated = stored(app, { ...user, deactivatedAt: now, updatedAt: now });
  app.events.emit('user.deactivated', { user: deactivated, created_by: by });
  return deactivated;
}

export interface Reactivation {
  readonly name?: string | undefined;
  /** On whose behalf it is done. */
  readonly by?: UserRecord | undefined;
}

/** Undoes a deactivation, with a new name if one is given. Throws 400/4 for a user that is not deactivated. */
export function reactivateUser(app: App, id: string, { name, by }: Reactivation = {}): UserRecord {
  const user = requireUser(app, id);
  if (user.deactivatedAt === undefined) throw inputError(`user "${id}" is not deactivated`);
  const reactivated = {
    ...user,
    deactivatedAt: undefined,
    updatedAt: app.clock.now(),
    ...(name && { name }),
  };
  requireUniqueNames(app, [reactivated]);
  stored(app, reactivated);
  app.events.emit('user.reactivated', { user: reactivated, created_by: by });
  return reactivated;
}

/** Deactivates many users; returns the id of the task that reports it. Throws 404/16 if one is unknown. */
export function deactivateUsers(app: App, ids: readonly string[], by?: UserRecord): string {
  for (const id of ids) requireUser(app, id);
  return startTask(
    app,
    reportOf(ids, (id) => void deactivateUser(app, id, by)),
  );
}

/** Reactivates many users; returns the id of the task, which reports those that were not deactivated. */
export function reactivateUsers(app: App, ids: readonly string[], by?: UserRecord): string {
  for (const id of ids) requireUser(app, id);
  return startTask(
    app,
    reportOf(ids, (id) => void reactivateUser(app, id, { by })),
  );
}

function reportOf(ids: readonly string[], change: (id: string) => void): JsonObject {
  return Object.fromEntries([...new Set(ids)].map((id) => [id, outcomeOf(id, change)]));
}

function outcomeOf(id: string, change: (id: string) => void): JsonObject {
  try {
    change(id);
    return { status: 'ok' };
  } catch (error) {
    return { status: 'error', error: messageOf(error) };
  }
}

function stored(app: App, user: UserRecord): UserRecord {
  app.users.put(user);
  return user;
}
