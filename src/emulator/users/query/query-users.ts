import { DEFAULT_USERS_LIMIT } from '../../../stream/models/limits';
import type { Caller } from '../../world/caller';
import { matches, type Filter } from '../../query/filter';
import { parseFilter } from '../../query/filter-parser';
import { leastItems } from '../../query/least-items';
import { SortOrder } from '../../query/sort-order';
import { parseSort } from '../../query/sort-parser';
import { requireAppGrant } from '../../roles/app-grants';
import type { App } from '../../world/app';
import type { UserRecord } from '../../world/user-store';
import { userQueryModel } from './user-query-model';
import type { UsersQuery } from './users-query';

const SEARCH_USERS = { id: 'search-user', action: 'SearchUser' };

/**
 * One page of users. Deleted users are never in it, deactivated ones if asked for. Users of a multi-tenant app see only
 * users they share a team with. Throws 400/4 for a filter or sort that Stream does not take.
 */
export function queryUsers(app: App, caller: Caller, query: UsersQuery): UserRecord[] {
  requireAppGrant(app, caller, SEARCH_USERS, false);
  const model = userQueryModel(app);
  const filter = parseFilter(model, query.filter_conditions);
  const order = new SortOrder(model, parseSort(model, query.sort));
  const { limit = DEFAULT_USERS_LIMIT, offset = 0 } = query;
  const fitting = fittingUsers(app, caller, filter, query.include_deactivated_users ?? false);
  return leastItems(fitting, offset + limit, (a, b) => order.compare(a, b)).slice(offset);
}

function* fittingUsers(
  app: App,
  caller: Caller,
  filter: Filter<UserRecord>,
  deactivatedToo: boolean,
): Iterable<UserRecord> {
  for (const user of candidates(app, filter)) {
    if (user.deletedAt !== undefined) continue;
    if (user.deactivatedAt !== undefined && !deactivatedToo) continue;
    if (isVisible(app, caller, user) && matches(filter, user)) yield user;
  }
}

/** All users that can match: found by id where the filter names ids, so that it costs nothing to have many others. */
function candidates(app: App, filter: Filter<UserRecord>): Iterable<UserRecord> {
  const ids = idsOf(filter);
  if (ids === undefined) return app.users.values();
  return [...new Set(ids)].map((id) => app.users.get(id)).filter((user) => user !== undefined);
}

function idsOf(filter: Filter<UserRecord>): string[] | undefined {
  if (filter.kind === 'test') {
    if (filter.name !== 'id' || (filter.operator !== '$eq' && filter.operator !== '$in')) return undefined;
    return [filter.operand].flat().filter((id) => typeof id === 'string');
  }
  return filter.kind === 'all' ? filter.parts.map(idsOf).find((ids) => ids !== undefined) : undefined;
}

function isVisible(app: App, caller: Caller, user: UserRecord): boolean {
  if (caller.kind !== 'user' || !app.settings.multiTenantEnabled) return true;
  return user.id === caller.user.id || user.teams.some((team) => caller.user.teams.includes(team));
}
