import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import { text, type Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import type { App } from '../world/app';

/** A user group in exported state. */
export interface UserGroupState {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly team_id?: string;
  readonly members?: readonly UserGroupMemberState[];
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

interface UserGroupMemberState {
  readonly user_id: string;
  readonly is_admin?: boolean;
  readonly created_at?: StateTime;
}

export const userGroupStateSchema: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: text,
    name: text,
    description: { type: 'string' },
    team_id: text,
    members: {
      type: 'array',
      items: {
        type: 'object',
        required: ['user_id'],
        properties: { user_id: text, is_admin: { type: 'boolean' }, created_at: timeSchema },
      },
    },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportUserGroups(app: App): UserGroupState[] {
  return [...app.userGroups.values()].map(({ id, name, description, team, members, createdAt, updatedAt }) =>
    definedOnly({
      id,
      name,
      description,
      team_id: team,
      members: [...members].map(([user_id, member]) => ({
        user_id,
        is_admin: member.isAdmin,
        created_at: writeTime(member.createdAt),
      })),
      created_at: writeTime(createdAt),
      updated_at: writeTime(updatedAt),
    }),
  );
}

export function importUserGroup(app: App, state: UserGroupState): void {
  const { id, name, description, team_id: team, members = [] } = state;
  const createdAt = readTime(app, state.created_at);
  const imported = members.map(
    ({ user_id, is_admin: isAdmin = false, created_at }) =>
      [user_id, { isAdmin, createdAt: parseTime(created_at) ?? createdAt }] as const,
  );
  const updatedAt = parseTime(state.updated_at) ?? createdAt;
  app.userGroups.put(
    definedOnly({ id, name, description, team, members: new Map(imported), createdAt, updatedAt }),
  );
}
