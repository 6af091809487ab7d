import type { App } from '../world/app';
import type { Ban, Mute, UserRecord } from '../world/user-store';

/** The app-wide ban in force on a user, if there is one. */
export function activeBan(app: App, user: UserRecord): Ban | undefined {
  return user.ban && isInForce(app, user.ban.expires) ? user.ban : undefined;
}

/** Whether a user may not join, create, ring or notify. A shadow ban does not count: its holder notices nothing. */
export function isBanned(app: App, user: UserRecord): boolean {
  return activeBan(app, user)?.shadow === false;
}

/** The personal mutes in force, oldest first. */
export function activeMutes(app: App, user: UserRecord): { readonly target: string; readonly mute: Mute }[] {
  return [...(user.mutes ?? [])]
    .filter(([, mute]) => isInForce(app, mute.expires))
    .map(([target, mute]) => ({ target, mute }));
}

function isInForce(app: App, expires: number | undefined): boolean {
  return expires === undefined || expires > app.clock.millis() * 1000;
}
