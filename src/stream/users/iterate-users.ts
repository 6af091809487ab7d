import { PAGE_LIMIT, USERS_OFFSET } from '../models/limits';
import type { FullUserResponse } from '../models/user.model';
import type { QueryUsersPayload } from '../models/user-requests.model';
import { requirePageSize } from '../paging/iterate-pages';
import { StreamValidationError } from '../stream.errors';

type QueryPage = (payload: QueryUsersPayload) => Promise<{ users: FullUserResponse[] }>;

/** What an iteration over users may ask for; `limit` is the page size, 100 by default. */
export type IterateUsersPayload = Omit<QueryUsersPayload, 'offset'>;

/**
 * Yields all users that a filter finds.
 *
 * Stream pages users by offset only, and no further than an offset of 1000. Without a sort, the users are therefore read
 * in the order of their ids, each page starting after the last id of the one before, which has no end.
 */
export async function* iterateUsers(
  payload: IterateUsersPayload,
  query: QueryPage,
): AsyncGenerator<FullUserResponse, void, undefined> {
  requirePageSize(payload.limit);
  const limit = payload.limit ?? PAGE_LIMIT.max;
  if (payload.sort && payload.sort.length > 0) yield* iterateByOffset({ ...payload, limit }, query);
  else yield* iterateById({ ...payload, limit }, query);
}

async function* iterateById(
  payload: IterateUsersPayload & { limit: number },
  query: QueryPage,
): AsyncGenerator<FullUserResponse, void, undefined> {
  let filter = payload.filter_conditions;
  for (;;) {
    const { users } = await query({
      ...payload,
      filter_conditions: filter,
      sort: [{ field: 'id', direction: 1 }],
    });
    yield* users;
    const last = users.at(-1);
    if (!last || users.length < payload.limit) return;
    filter = afterId(payload.filter_conditions, last.id);
  }
}

function afterId(
  filter: QueryUsersPayload['filter_conditions'],
  id: string,
): QueryUsersPayload['filter_conditions'] {
  const after = { id: { $gt: id } };
  return Object.keys(filter).length === 0 ? after : { $and: [filter, after] };
}

async function* iterateByOffset(
  payload: IterateUsersPayload & { limit: number },
  query: QueryPage,
): AsyncGenerator<FullUserResponse, void, undefined> {
  for (let offset = 0; ; offset += payload.limit) {
    if (offset > USERS_OFFSET.max) {
      throw new StreamValidationError(
        'sort',
        `lets iterateUsers read the first ${offset} users only, since Stream's offset ends at ${USERS_OFFSET.max}. ` +
          'Leave it out to read them all in the order of their ids, or narrow the filter.',
      );
    }
    const { users } = await query({ ...payload, offset });
    yield* users;
    if (users.length < payload.limit) return;
  }
}
