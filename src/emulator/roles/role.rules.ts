import { CUSTOM_ROLES_MAX } from '../../stream/models/limits';
import { inputError } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { RoleRecord } from '../world/role-store';

/** Adds a role. Throws 400/4 if there is one of that name, or there are too many. */
export function createRole(app: App, name: string): RoleRecord {
  if (app.roles.has(name)) throw inputError(`role "${name}" already exists`);
  if ([...app.roles.values()].filter(({ custom }) => custom).length >= CUSTOM_ROLES_MAX) {
    throw inputError(`an app can have at maximum ${CUSTOM_ROLES_MAX} custom roles`);
  }
  const now = app.clock.now();
  const role: RoleRecord = { name, custom: true, createdAt: now, updatedAt: now };
  app.roles.put(role);
  return role;
}

/** Removes a role of the app's own that no user has and that nothing is granted to. Throws 400/4 otherwise. */
export function deleteRole(app: App, name: string): void {
  const role = app.roles.get(name);
  if (!role) throw inputError(`role "${name}" does not exist`);
  if (!role.custom) throw inputError(`role "${name}" is a built-in role and cannot be deleted`);
  const holder = holderOf(app, name);
  if (holder !== undefined) {
    throw inputError(
      `role "${name}" cannot be deleted, at least one user is using this role (ie. "${holder}")`,
    );
  }
  if (hasGrants(app, name)) {
    throw inputError(`role "${name}" cannot be deleted, it still has grants`);
  }
  app.roles.remove(name);
}

function holderOf(app: App, role: string): string | undefined {
  for (const user of app.users.values())
    if (user.role === role && user.deletedAt === undefined) return user.id;
  return undefined;
}

function hasGrants(app: App, role: string): boolean {
  const everywhere = [app.settings.grants, ...[...app.callTypes.values()].map(({ grants }) => grants)];
  return everywhere.some((grants) => (grants[role] ?? []).length > 0);
}
