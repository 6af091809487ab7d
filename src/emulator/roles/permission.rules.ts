import { inputError, notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { CustomPermissionRecord } from '../world/custom-permission';
import { builtInPermissions, type Permission } from './permissions';

/** Every permission that can be granted: the built-in ones first. */
export function listPermissions(app: App): Permission[] {
  const builtIn = builtInPermissions();
  return [...builtIn, ...[...app.permissions.values()].map((custom) => customPermission(custom, builtIn))];
}

/** Throws 404/16 if there is none with this id. */
export function requirePermission(app: App, id: string): Permission {
  const permission = listPermissions(app).find((one) => one.id === id);
  if (!permission) throw notFound(`permission "${id}" does not exist`);
  return permission;
}

/** Adds a permission. Throws 400/4 if its id is taken. */
export function createPermission(app: App, permission: CustomPermissionRecord): void {
  const isTaken = listPermissions(app).some(({ id }) => id === permission.id);
  if (isTaken) throw inputError(`permission "${permission.id}" already exists`, 'id');
  app.permissions.put(permission);
}

/** Replaces a permission of the app's own. Throws 404/16 if there is none, 400/4 for a built-in one. */
export function updatePermission(app: App, permission: CustomPermissionRecord): void {
  requireCustom(app, permission.id, 'updated');
  app.permissions.put(permission);
}

/** Removes a permission of the app's own. Grants that name it stay, as Stream stores any text there. */
export function deletePermission(app: App, id: string): void {
  requireCustom(app, id, 'deleted');
  app.permissions.remove(id);
}

function requireCustom(app: App, id: string, change: string): void {
  if (requirePermission(app, id).custom) return;
  throw inputError(`permission "${id}" is a built-in permission and cannot be ${change}`);
}

/** It applies where the built-in permissions of the same action do; one of an unknown action, to the app. */
function customPermission(record: CustomPermissionRecord, builtIn: readonly Permission[]): Permission {
  const { sameTeam, ...fields } = record;
  const model = builtIn.find(({ action }) => action === record.action);
  return {
    ...fields,
    same_team: sameTeam,
    custom: true,
    level: model?.level ?? 'app',
    owner_resource: model?.owner_resource ?? '',
    tags: [],
  };
}
