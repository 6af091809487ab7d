import type { Wire } from '../rest/wire';
import type { FoundPermission, Permission, PermissionList } from './permissions.dto';

const BODY = { name: 'Join calls in the team', action: 'JoinCall', condition: {}, same_team: true };

const PERMISSION = {
  ...BODY,
  id: 'join-call-in-team',
  description: '',
  owner: false,
  owner_resource: 'Call',
  custom: true,
  level: 'app',
  tags: [],
} satisfies Wire<Permission>;

export const PERMISSIONS = { permissions: [PERMISSION], duration: '3.21ms' } satisfies Wire<PermissionList>;

export const FOUND_PERMISSION = {
  permission: PERMISSION,
  duration: '3.21ms',
} satisfies Wire<FoundPermission>;

export const CREATE_PERMISSION_EXAMPLES = { 'within a team': { id: 'join-call-in-team', ...BODY } };

export const UPDATE_PERMISSION_EXAMPLES = { 'within a team': BODY };
