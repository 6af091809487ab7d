import { definedOnly } from '../protocol/state-value';
import { inputError, notFound } from '../protocol/stream-fault';
import { requireUser } from '../users/find-user';
import type { App } from '../world/app';
import type { UserGroupRecord } from '../world/user-group';

export interface NewUserGroup {
  /** Made up if it is absent or empty. */
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  readonly team?: string;
  readonly memberIds?: readonly string[];
}

/** Adds a group. Throws 400/4 if its id is taken, 404/16 if a member does not exist. */
export function createUserGroup(app: App, { memberIds = [], ...given }: NewUserGroup): UserGroupRecord {
  const id = given.id === undefined || given.id === '' ? app.ids.uuid() : given.id;
  if (app.userGroups.has(id)) throw inputError(`user group "${id}" already exists`, 'id');
  for (const userId of memberIds) requireUser(app, userId);
  const now = app.clock.now();
  const group: UserGroupRecord = definedOnly({
    ...given,
    id,
    members: new Map(memberIds.map((userId) => [userId, { isAdmin: false, createdAt: now }])),
    createdAt: now,
    updatedAt: now,
  });
  app.userGroups.put(group);
  return group;
}

/** The group with this id. Throws 404/16 if there is none, or it is not of the team that is given. */
export function requireUserGroup(app: App, id: string, team: string | undefined): UserGroupRecord {
  const group = app.userGroups.get(id);
  if (!group || (team !== undefined && group.team !== team))
    throw notFound(`user group "${id}" does not exist`);
  return group;
}

/** Changes what is given. */
export function updateUserGroup(
  app: App,
  group: UserGroupRecord,
  change: Partial<Pick<UserGroupRecord, 'name' | 'description' | 'members'>>,
): UserGroupRecord {
  const changed = { ...group, ...definedOnly(change), updatedAt: app.clock.now() };
  app.userGroups.put(changed);
  return changed;
}

/** Adds all of these users or none: throws 404/16 if one does not exist. Those already in the group become what is given. */
export function addMembers(
  app: App,
  group: UserGroupRecord,
  userIds: readonly string[],
  isAdmin: boolean,
): UserGroupRecord {
  for (const userId of userIds) requireUser(app, userId);
  const members = new Map(group.members);
  for (const userId of userIds) {
    members.set(userId, { isAdmin, createdAt: members.get(userId)?.createdAt ?? app.clock.now() });
  }
  return updateUserGroup(app, group, { members });
}

/** Removes these users. Those that are not in the group are ignored. */
export function removeMembers(app: App, group: UserGroupRecord, userIds: readonly string[]): UserGroupRecord {
  const members = new Map(group.members);
  for (const userId of userIds) members.delete(userId);
  return updateUserGroup(app, group, { members });
}

/** Takes a user that is deleted for good out of its groups. */
export function leaveUserGroups(app: App, userId: string): void {
  for (const group of [...app.userGroups.values()]) {
    if (group.members.has(userId)) removeMembers(app, group, [userId]);
  }
}
