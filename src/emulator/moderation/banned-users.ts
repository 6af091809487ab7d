import { PAGE_LIMIT, USERS_OFFSET } from '../../stream/models/limits';
import { readPayload } from '../protocol/query-params';
import { BodySchema } from '../protocol/validate';
import type { WireTime } from '../protocol/wire-time';
import { matches } from '../query/filter';
import { parseFilter } from '../query/filter-parser';
import { COMPARISONS } from '../query/filter-operator';
import { leastItems } from '../query/least-items';
import { sortSchema, type SortParam } from '../query/page-request';
import { fieldsOf, type QueryModel } from '../query/query-model';
import { SortOrder } from '../query/sort-order';
import { parseSort } from '../query/sort-parser';
import { activeBan } from '../users/user-standing';
import { userView } from '../users/user.view';
import type { App } from '../world/app';
import type { Ban, UserRecord } from '../world/user-store';

interface BannedUsersQuery {
  readonly filter_conditions: object;
  readonly sort?: readonly SortParam[];
  readonly limit?: number;
  readonly offset?: number;
  readonly exclude_expired_bans?: boolean;
}

export interface BannedUser {
  readonly user: UserRecord;
  readonly ban: Ban;
}

const SORT_FIELDS_MAX = 2;

const payload = new BodySchema<BannedUsersQuery>({
  type: 'object',
  required: ['filter_conditions'],
  properties: {
    filter_conditions: { type: 'object' },
    sort: sortSchema(SORT_FIELDS_MAX),
    limit: { type: 'integer', minimum: PAGE_LIMIT.min, maximum: PAGE_LIMIT.max },
    offset: { type: 'integer', minimum: USERS_OFFSET.min, maximum: USERS_OFFSET.max },
    exclude_expired_bans: { type: 'boolean' },
  },
});

const model: QueryModel<BannedUser> = {
  name: 'QueryBannedUsers',
  field: fieldsOf<BannedUser>({
    user_id: { type: 'string', operators: COMPARISONS, read: ({ user }) => user.id },
    banned_by_id: { type: 'string', operators: COMPARISONS, read: ({ ban }) => ban.bannedBy },
    reason: { type: 'string', operators: ['$autocomplete', '$eq'], read: ({ ban }) => ban.reason },
    created_at: { type: 'date', operators: COMPARISONS, read: ({ ban }) => ban.createdAt },
  }),
  sort: { byDefault: [{ field: 'created_at', direction: -1 }], tieBreak: ({ user }) => user.id },
};

/** The bans that a `payload` asks for. An expired ban is a ban until it is lifted, unless the query leaves it out. */
export function queryBannedUsers(app: App, query: URLSearchParams): BannedUser[] {
  const request = payload.parse(readPayload(query));
  const filter = parseFilter(model, request.filter_conditions);
  const order = new SortOrder(model, parseSort(model, request.sort));
  const { limit = PAGE_LIMIT.max, offset = 0, exclude_expired_bans: currentOnly = false } = request;
  const bans = allBans(app, currentOnly).filter((banned) => matches(filter, banned));
  return leastItems(bans, offset + limit, (a, b) => order.compare(a, b)).slice(offset);
}

export function banView(app: App, { user, ban }: BannedUser, time: WireTime) {
  const bannedBy = ban.bannedBy === undefined ? undefined : app.users.get(ban.bannedBy);
  return {
    user: userView(app, user, time),
    ...(bannedBy && { banned_by: userView(app, bannedBy, time) }),
    created_at: time(ban.createdAt),
    ...(ban.expires !== undefined && { expires: time(ban.expires) }),
    ...(ban.reason !== undefined && { reason: ban.reason }),
    shadow: ban.shadow,
  };
}

function allBans(app: App, currentOnly: boolean): BannedUser[] {
  return [...app.users.values()].flatMap((user) => {
    const ban = currentOnly ? activeBan(app, user) : user.ban;
    return ban && user.deletedAt === undefined ? [{ user, ban }] : [];
  });
}
