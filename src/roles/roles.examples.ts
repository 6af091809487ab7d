import type { Wire } from '../rest/wire';
import type { CreatedRole, Role, RoleList } from './roles.dto';

const ROLE = {
  name: 'presenter',
  custom: true,
  scopes: [],
  created_at: '2026-01-15T09:30:00.000Z',
  updated_at: '2026-01-15T09:30:00.000Z',
} satisfies Wire<Role>;

export const ROLES = { roles: [ROLE], duration: '3.21ms' } satisfies Wire<RoleList>;

export const CREATED_ROLE = { role: ROLE, duration: '3.21ms' } satisfies Wire<CreatedRole>;

export const CREATE_ROLE_EXAMPLES = { 'a custom role': { name: 'presenter' } };

export const SEARCH_ROLES_EXAMPLES = { 'by the beginning': { query: 'pre', limit: 10 } };
