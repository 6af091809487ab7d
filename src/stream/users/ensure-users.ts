import { PAGE_LIMIT } from '../models/limits';
import type { FullUserResponse, UserRequest } from '../models/user.model';
import type {
  QueryUsersPayload,
  QueryUsersResponse,
  UpdateUsersResponse,
} from '../models/user-requests.model';
import { encodeJson } from '../transport/encoding/encode-json';

/** The users as they are after `ensureUsers`. */
export interface EnsureUsersResult {
  /** All of them, by id: those that existed as they were. */
  users: Record<string, FullUserResponse>;
  /** Ids of the users that did not exist before. */
  created: string[];
}

/** What it takes of Stream. */
export interface EnsureUsersOperations {
  query(payload: QueryUsersPayload): Promise<QueryUsersResponse>;
  upsert(users: UserRequest[]): Promise<UpdateUsersResponse>;
}

/** The ids travel in the URL of a query, of which servers take 8 KB to 16 KB. */
const MAX_QUERY_LENGTH = 6000;

/** Writes the users that do not exist, group by group, and leaves the others as they are. */
export async function ensureUsers(
  wanted: readonly UserRequest[],
  stream: EnsureUsersOperations,
): Promise<EnsureUsersResult> {
  const users = new Map<string, FullUserResponse>();
  const created: string[] = [];
  for (const group of groupForQuery(wanted)) {
    const existing = await stream.query({
      filter_conditions: { id: { $in: group.map(({ id }) => id) } },
      limit: PAGE_LIMIT.max,
      // A user who is deactivated exists, and Stream would reject to write one.
      include_deactivated_users: true,
    });
    for (const user of existing.users) users.set(user.id, user);
    const missing = group.filter(({ id }) => !users.has(id));
    if (missing.length === 0) continue;
    const written = await stream.upsert(missing);
    for (const user of Object.values(written.users)) users.set(user.id, user);
    created.push(...missing.map(({ id }) => id));
  }
  return { users: Object.fromEntries(users), created };
}

function groupForQuery(wanted: readonly UserRequest[]): UserRequest[][] {
  const groups: UserRequest[][] = [];
  let length = 0;
  for (const user of wanted) {
    const added = encodeURIComponent(encodeJson([user.id], 'users.id')).length;
    const group = groups.at(-1);
    if (!group || group.length === PAGE_LIMIT.max || length + added > MAX_QUERY_LENGTH) {
      groups.push([user]);
      length = added;
    } else {
      group.push(user);
      length += added;
    }
  }
  return groups;
}
