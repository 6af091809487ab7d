import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';
import { bodyField, userInPath, usersInBody, usersInItems } from '../user-changes/named-users';

export const USER_OPERATIONS = declareOperations({
  QueryUsers: { method: 'GET', path: '/users', retry: 'read', reason: READS, isLong: true },
  UpdateUsers: {
    method: 'POST',
    path: '/users',
    retry: 'idempotent',
    reason: SAME_CONTENT,
    isLong: true,
    changesUsers: (request) => ({
      kind: 'changed',
      userIds: Object.keys(Object(bodyField(request, 'users')) as object),
    }),
  },
  UpdateUsersPartial: {
    method: 'PATCH',
    path: '/users',
    retry: 'idempotent',
    reason: SAME_CONTENT,
    isLong: true,
    changesUsers: (request) => usersInItems(request, 'users', 'id'),
  },
  DeactivateUser: {
    method: 'POST',
    path: '/users/{user_id}/deactivate',
    retry: 'idempotent',
    reason: 'the user stays deactivated',
    changesUsers: userInPath,
  },
  DeactivateUsers: {
    method: 'POST',
    path: '/users/deactivate',
    retry: 'unsafe',
    reason: 'a second request starts another task, and the id of the first would be lost',
    changesUsers: (request) => usersInBody(request),
  },
  ReactivateUser: {
    method: 'POST',
    path: '/users/{user_id}/reactivate',
    retry: 'unsafe',
    reason: 'a second request is rejected: the user is not deactivated',
    changesUsers: userInPath,
  },
  ReactivateUsers: {
    method: 'POST',
    path: '/users/reactivate',
    retry: 'unsafe',
    reason: 'a second request starts another task, and the id of the first would be lost',
    changesUsers: (request) => usersInBody(request),
  },
  DeleteUsers: {
    method: 'POST',
    path: '/users/delete',
    retry: 'unsafe',
    reason: 'a second request finds no users, and the id of the task would be lost',
    changesUsers: (request) => usersInBody(request, 'deleted'),
  },
  RestoreUsers: {
    method: 'POST',
    path: '/users/restore',
    retry: 'unsafe',
    reason: 'a second request is rejected: the users are not deleted',
    changesUsers: (request) => usersInBody(request, 'restored'),
  },
  ExportUser: {
    method: 'GET',
    path: '/users/{user_id}/export',
    retry: 'read',
    reason: READS,
    isLong: true,
  },
  ExportUsers: {
    method: 'POST',
    path: '/export/users',
    retry: 'unsafe',
    reason: 'a second request starts another export, and the id of the first would be lost',
  },
});
