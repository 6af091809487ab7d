import { ROLE_NAME_MAX_LENGTH, ROLE_SEARCH_LIMIT } from '../../stream/models/limits';
import { integerParam, requiredParam } from '../protocol/query-params';
import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import type { WireTime } from '../protocol/wire-time';
import type { RoleRecord } from '../world/role-store';
import { createRole, deleteRole } from './role.rules';

const DEFAULT_SEARCH_LIMIT = 10;

const createBody = new BodySchema<{ name: string }>({
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: ROLE_NAME_MAX_LENGTH } },
});

function roleView(role: RoleRecord, time: WireTime) {
  return {
    name: role.name,
    custom: role.custom,
    scopes: [],
    created_at: time(role.createdAt),
    updated_at: time(role.updatedAt),
  };
}

export const roleRoutes: readonly Route[] = [
  {
    operation: 'ListRoles',
    access: 'server',
    handle: ({ app, time }) => ({ roles: [...app.roles.values()].map((role) => roleView(role, time)) }),
  },
  {
    operation: 'CreateRole',
    access: 'server',
    handle: ({ app, body, time }) => ({ role: roleView(createRole(app, createBody.parse(body).name), time) }),
  },
  {
    operation: 'SearchRoles',
    access: 'user',
    handle: ({ app, query, time }) => {
      const prefix = requiredParam(query, 'query').toLowerCase();
      const limit = integerParam(query, 'limit', ROLE_SEARCH_LIMIT) ?? DEFAULT_SEARCH_LIMIT;
      const after = query.get('name_gt') ?? '';
      const roles = [...app.roles.values()]
        .filter(({ name }) => name.toLowerCase().startsWith(prefix) && name > after)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .slice(0, limit);
      return { roles: roles.map((role) => roleView(role, time)) };
    },
  },
  {
    operation: 'DeleteRole',
    access: 'server',
    handle: ({ app, params }) => {
      deleteRole(app, params.name ?? '');
      return {};
    },
  },
];
