import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';
import type { OperationRequest, UsersChange } from '../transport/operation';

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
      userIds: Object.keys(Object(field(request, 'users')) as object),
    }),
  },
  UpdateUsersPartial: {
    method: 'PATCH',
    path: '/users',
    retry: 'idempotent',
    reason: SAME_CONTENT,
    isLong: true,
    changesUsers: (request) => ({
      kind: 'changed',
      userIds: texts(list(field(request, 'users')).map((user) => (Object(user) as { id?: unknown }).id)),
    }),
  },
  DeactivateUser: {
    method: 'POST',
    path: '/users/{user_id}/deactivate',
    retry: 'idempotent',
    reason: 'the user stays deactivated',
    changesUsers: userInPath,
  },
  ReactivateUser: {
    method: 'POST',
    path: '/users/{user_id}/reactivate',
    retry: 'unsafe',
    reason: 'a second request is rejected: the user is not deactivated',
    changesUsers: userInPath,
  },
  DeleteUsers: {
    method: 'POST',
    path: '/users/delete',
    retry: 'unsafe',
    reason: 'a second request finds no users, and the id of the task would be lost',
    changesUsers: (request) => ({ kind: 'deleted', userIds: texts(list(field(request, 'user_ids'))) }),
  },
  RestoreUsers: {
    method: 'POST',
    path: '/users/restore',
    retry: 'unsafe',
    reason: 'a second request is rejected: the users are not deleted',
    changesUsers: (request) => ({ kind: 'restored', userIds: texts(list(field(request, 'user_ids'))) }),
  },
});

function userInPath({ path }: OperationRequest): UsersChange {
  return { kind: 'changed', userIds: texts([path?.user_id]) };
}

/** A field of the body, which may be anything: `client.request` sends bodies of no known type. */
function field({ body }: OperationRequest, name: string): unknown {
  return (body as Readonly<Record<string, unknown>> | undefined)?.[name];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
