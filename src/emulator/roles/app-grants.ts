import { missingGrant, notAllowed } from '../protocol/stream-fault';
import type { Caller } from '../world/caller';
import type { App } from '../world/app';

/** A permission that is not about one call. */
export interface AppPermission {
  /** As it stands in grants: `update-user`. */
  readonly id: string;
  /** As it stands in error texts: `UpdateUser`. */
  readonly action: string;
}

/**
 * Throws 403/17 unless the caller may do this: servers always, users by the grants of their role on the app, on their own
 * things also by the `-owner` variant.
 */
export function requireAppGrant(app: App, caller: Caller, permission: AppPermission, isOwner: boolean): void {
  if (caller.kind === 'server' || app.settings.disablePermissionsChecks) return;
  if (caller.kind === 'anonymous')
    throw notAllowed(`anonymous users are not allowed to perform action ${permission.action}`);
  const { id, role } = caller.user;
  const granted = app.settings.grants[role] ?? [];
  const variants = isOwner ? ['', '-any-team', '-owner', '-owner-any-team'] : ['', '-any-team'];
  if (variants.some((variant) => granted.includes(permission.id + variant))) return;
  throw missingGrant(id, role, permission.action, '.app');
}
