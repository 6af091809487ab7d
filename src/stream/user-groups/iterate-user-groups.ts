import { requirePageSize } from '../paging/iterate-pages';
import { StreamError } from '../stream.errors';
import { PAGE_LIMIT } from '../models/limits';
import type { ListUserGroupsRequest, UserGroupResponse } from './user-group.model';

/** Which groups to iterate over; `limit` is the page size, 100 by default. */
export type IterateUserGroupsRequest = Omit<ListUserGroupsRequest, 'id_gt' | 'created_at_gt'>;

type ListPage = (request: ListUserGroupsRequest) => Promise<{ user_groups: UserGroupResponse[] }>;

/**
 * Yields all user groups in the order of their creation.
 *
 * Stream pages them by the time of their creation, which it knows to the nanosecond and a `Date` to the millisecond. Each page
 * therefore begins a millisecond before the last group of the page before, and the groups that come twice are skipped.
 */
export async function* iterateUserGroups(
  request: IterateUserGroupsRequest,
  list: ListPage,
): AsyncGenerator<UserGroupResponse, void, undefined> {
  requirePageSize(request.limit);
  const limit = request.limit ?? PAGE_LIMIT.max;
  let seen = new Set<string>();
  let after: Date | undefined;
  for (;;) {
    const page = { ...request, limit, ...(after && { created_at_gt: after }) };
    const { user_groups: groups } = await list(page);
    const added = groups.filter(({ id }) => !seen.has(id));
    yield* added;
    const last = groups.at(-1);
    if (!last || groups.length < limit) return;
    if (added.length === 0)
      throw new StreamError('Stream returned the same page of user groups twice. Pass a higher `limit`.');
    seen = new Set(groups.map(({ id }) => id));
    after = new Date(last.created_at.getTime() - 1);
  }
}
