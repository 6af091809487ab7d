import { declareOperations, READS } from '../transport/declare-operations';

export const ROLE_OPERATIONS = declareOperations({
  ListRoles: { method: 'GET', path: '/roles', retry: 'read', reason: READS },
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
});
