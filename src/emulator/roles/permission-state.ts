import type { Schema } from '../protocol/validate';
import type { App } from '../world/app';
import type { JsonObject } from '../world/json';

/** A permission of the app's own in exported state. */
export interface PermissionState {
  readonly id: string;
  readonly name?: string;
  readonly action: string;
  readonly condition?: JsonObject;
  readonly description?: string;
  readonly owner?: boolean;
  readonly same_team?: boolean;
}

export const permissionStateSchema: Schema = {
  type: 'object',
  required: ['id', 'action'],
  properties: {
    id: { type: 'string', minLength: 1 },
    name: { type: 'string' },
    action: { type: 'string', minLength: 1 },
    condition: { type: 'object' },
    description: { type: 'string' },
    owner: { type: 'boolean' },
    same_team: { type: 'boolean' },
  },
};

export function exportPermissions(app: App): PermissionState[] {
  return [...app.permissions.values()].map(({ sameTeam, ...permission }) => ({
    ...permission,
    same_team: sameTeam,
  }));
}

export function importPermission(app: App, state: PermissionState): void {
  const { id, name = id, action, condition = {}, description = '' } = state;
  const { owner = false, same_team: sameTeam = false } = state;
  app.permissions.put({ id, name, action, condition, description, owner, sameTeam });
}
