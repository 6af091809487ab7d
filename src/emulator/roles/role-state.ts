import type { Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import { readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';

/** A role of the app's own in exported state. */
export interface RoleState {
  readonly name: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

export const roleStateSchema: Schema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1 }, created_at: timeSchema, updated_at: timeSchema },
};

export function exportRoles(app: App): RoleState[] {
  return [...app.roles.values()]
    .filter(({ custom }) => custom)
    .map(({ name, createdAt, updatedAt }) => ({
      name,
      created_at: writeTime(createdAt),
      updated_at: writeTime(updatedAt),
    }));
}

export function importRole(app: App, { name, created_at, updated_at }: RoleState): void {
  const createdAt = readTime(app, created_at);
  app.roles.put({ name, custom: true, createdAt, updatedAt: parseTime(updated_at) ?? createdAt });
}
