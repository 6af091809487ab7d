import { inputError } from '../../protocol/stream-fault';
import { isBanned } from '../../users/user-standing';
import type { App } from '../../world/app';

/** Who rings or notifies, and who may not take part in the call it is about. */
export interface Ringer {
  /** Absent for a server that names nobody. */
  readonly id: string | undefined;
  readonly blockedFromCall?: readonly string[] | undefined;
}

/**
 * The users among `ids` that a ring or a notification reaches. Stream leaves out the ringer itself and users who blocked it.
 * That users who could not join the call are left out too is an emulator choice: those who are blocked from the call,
 * banned, deactivated or deleted.
 */
export function reachable(app: App, ringer: Ringer, ids: readonly string[]): string[] {
  return ids.filter((id) => isReachable(app, ringer, id));
}

/** As `reachable`, but throws 400/4 if nobody is left. */
export function requireCallees(app: App, ringer: Ringer, ids: readonly string[]): string[] {
  const callees = reachable(app, ringer, ids);
  if (callees.length === 0) throw inputError('no users to ring');
  return callees;
}

function isReachable(app: App, { id: ringerId, blockedFromCall = [] }: Ringer, id: string): boolean {
  if (id === ringerId || blockedFromCall.includes(id)) return false;
  const user = app.users.get(id);
  if (user === undefined) return true; // The owner whom a new call makes a user.
  if (user.deletedAt !== undefined || user.deactivatedAt !== undefined || isBanned(app, user)) return false;
  return ringerId === undefined || user.blocked?.has(ringerId) !== true;
}
