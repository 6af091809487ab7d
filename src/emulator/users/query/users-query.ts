import { PAGE_LIMIT, USER_SORT_FIELDS_MAX, USERS_OFFSET } from '../../../stream/models/limits';
import { readPayload } from '../../protocol/query-params';
import { BodySchema } from '../../protocol/validate';
import { sortSchema, type SortParam } from '../../query/page-request';

/** What the `payload` of QueryUsers says. */
export interface UsersQuery {
  readonly filter_conditions: object;
  readonly sort?: readonly SortParam[];
  readonly limit?: number;
  readonly offset?: number;
  readonly include_deactivated_users?: boolean;
}

const payload = new BodySchema<UsersQuery>({
  type: 'object',
  required: ['filter_conditions'],
  properties: {
    filter_conditions: { type: 'object' },
    sort: sortSchema(USER_SORT_FIELDS_MAX),
    limit: { type: 'integer', minimum: PAGE_LIMIT.min, maximum: PAGE_LIMIT.max },
    offset: { type: 'integer', minimum: USERS_OFFSET.min, maximum: USERS_OFFSET.max },
    include_deactivated_users: { type: 'boolean' },
  },
});

/** Reads the query; throws 400/4 where it is absent or wrong. */
export function readUsersQuery(query: URLSearchParams): UsersQuery {
  return payload.parse(readPayload(query));
}
