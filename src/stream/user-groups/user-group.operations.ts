import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** Groups of users, which can be mentioned. */
export const USER_GROUP_OPERATIONS = declareOperations({
  ListUserGroups: { method: 'GET', path: '/usergroups', retry: 'read', reason: READS, isLong: true },
  SearchUserGroups: { method: 'GET', path: '/usergroups/search', retry: 'read', reason: READS },
  GetUserGroup: { method: 'GET', path: '/usergroups/{group_id}', retry: 'read', reason: READS },
  CreateUserGroup: {
    method: 'POST',
    path: '/usergroups',
    retry: 'unsafe',
    reason: 'a second request creates another group, or is rejected because the id is taken',
  },
  UpdateUserGroup: {
    method: 'PUT',
    path: '/usergroups/{group_id}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeleteUserGroup: {
    method: 'DELETE',
    path: '/usergroups/{group_id}',
    retry: 'delete',
    reason: 'a second request finds no such group',
  },
  AddUserGroupMembers: {
    method: 'POST',
    path: '/usergroups/{group_id}/members',
    retry: 'idempotent',
    reason: 'members are added by id',
  },
  RemoveUserGroupMembers: {
    method: 'POST',
    path: '/usergroups/{group_id}/members/delete',
    retry: 'idempotent',
    reason: 'members are removed by id',
  },
});
