import { byCreation } from '../protocol/creation-order';
import type { App } from '../world/app';
import type { Micros } from '../world/clock';
import type { UserGroupRecord } from '../world/user-group';

export interface UserGroupQuery {
  readonly team?: string;
  readonly createdAfter?: Micros;
  readonly idAfter?: string;
  readonly limit: number;
}

export interface UserGroupSearch {
  /** The beginning of the name, in any case. */
  readonly prefix: string;
  readonly team?: string;
  readonly nameAfter?: string;
  readonly idAfter?: string;
  readonly limit: number;
}

/**
 * Groups in order of creation, behind the time and the id that are given. With an id alone they come in order of their
 * ids, so that a client can page by either (emulator choice).
 */
export function pageOfUserGroups(
  app: App,
  { team, createdAfter, idAfter, limit }: UserGroupQuery,
): UserGroupRecord[] {
  const groups = groupsOf(app, team);
  if (createdAfter === undefined) {
    if (idAfter === undefined) return groups.toSorted(byCreation).slice(0, limit);
    return groups
      .filter(({ id }) => id > idAfter)
      .toSorted(byId)
      .slice(0, limit);
  }
  return groups
    .filter(({ id, createdAt }) =>
      idAfter !== undefined && createdAt === createdAfter ? id > idAfter : createdAt > createdAfter,
    )
    .toSorted(byCreation)
    .slice(0, limit);
}

/** Groups in order of name and id. Several may have the same name. */
export function searchUserGroups(
  app: App,
  { prefix, team, nameAfter, idAfter, limit }: UserGroupSearch,
): UserGroupRecord[] {
  const wanted = prefix.toLowerCase();
  const isBehind = ({ name, id }: UserGroupRecord) => {
    if (nameAfter === undefined) return idAfter === undefined || id > idAfter;
    return idAfter !== undefined && name === nameAfter ? id > idAfter : name > nameAfter;
  };
  return groupsOf(app, team)
    .filter((group) => group.name.toLowerCase().startsWith(wanted) && isBehind(group))
    .toSorted((a, b) => (a.name === b.name ? byId(a, b) : a.name < b.name ? -1 : 1))
    .slice(0, limit);
}

function groupsOf(app: App, team: string | undefined): UserGroupRecord[] {
  return [...app.userGroups.values()].filter((group) => team === undefined || group.team === team);
}

function byId(a: UserGroupRecord, b: UserGroupRecord): number {
  return a.id < b.id ? -1 : 1;
}
