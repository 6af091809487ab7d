import type { Wire } from '../../rest/wire';
import type { FoundUserGroup, UserGroup, UserGroupList } from './user-groups.dto';

const GROUP = {
  id: 'designers',
  name: 'Designers',
  created_at: '2026-01-15T09:30:00.000Z',
  updated_at: '2026-01-15T09:30:00.000Z',
} satisfies Wire<UserGroup>;

export const USER_GROUPS = { user_groups: [GROUP], duration: '3.21ms' } satisfies Wire<UserGroupList>;

export const USER_GROUP = {
  user_group: {
    ...GROUP,
    members: [
      {
        app_pk: 1,
        group_id: 'designers',
        user_id: 'john',
        is_admin: false,
        created_at: '2026-01-15T09:30:00.000Z',
      },
    ],
  },
  duration: '3.21ms',
} satisfies Wire<FoundUserGroup>;

export const CREATE_GROUP_EXAMPLES = {
  'with members': { id: 'designers', name: 'Designers', member_ids: ['john'] },
};

export const UPDATE_GROUP_EXAMPLES = { 'another name': { name: 'The designers' } };

export const SEARCH_GROUPS_EXAMPLES = { 'by the beginning': { query: 'des', limit: 10 } };

export const ADD_GROUP_MEMBERS_EXAMPLES = { 'an administrator': { member_ids: ['jack'], as_admin: true } };

export const REMOVE_GROUP_MEMBERS_EXAMPLES = { 'a member': { member_ids: ['jack'] } };
