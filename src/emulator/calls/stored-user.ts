import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';

/** The id as its user has it: of the many texts that say the same only one is kept. */
export function sameId(app: App, id: string): string {
  return app.users.get(id)?.id ?? id;
}

/** A user that a call names. Deleting a user for good takes it out of all calls first, so that it is always there. */
export function storedUser(app: App, id: string): UserRecord {
  const user = app.users.get(id);
  if (user === undefined) throw new Error(`a call names the user "${id}", who is not stored`);
  return user;
}
