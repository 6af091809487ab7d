import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** Roles, and the permissions that they are granted. */
export const ROLE_OPERATIONS = declareOperations({
  ListRoles: { method: 'GET', path: '/roles', retry: 'read', reason: READS },
  SearchRoles: { method: 'GET', path: '/roles/search', retry: 'read', reason: READS },
  CreateRole: {
    method: 'POST',
    path: '/roles',
    retry: 'unsafe',
    reason: 'a second request is rejected: the role exists already',
  },
  DeleteRole: {
    method: 'DELETE',
    path: '/roles/{role}',
    retry: 'delete',
    reason: 'a second request finds no such role',
    gone: /^role "[^"]*" does not exist$/,
  },
  ListPermissions: { method: 'GET', path: '/permissions', retry: 'read', reason: READS, isLong: true },
  GetPermission: { method: 'GET', path: '/permissions/{permission_id}', retry: 'read', reason: READS },
  CreatePermission: {
    method: 'POST',
    path: '/permissions',
    retry: 'unsafe',
    reason: 'a second request is rejected: the permission exists already',
  },
  UpdatePermission: {
    method: 'PUT',
    path: '/permissions/{permission_id}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeletePermission: {
    method: 'DELETE',
    path: '/permissions/{permission_id}',
    retry: 'delete',
    reason: 'a second request finds no such permission',
  },
});
