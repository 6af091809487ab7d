import { dateParam, integerParam, requiredParam, textParam } from '../protocol/query-params';
import type { Route, StreamRequest } from '../protocol/route';
import type { UserGroupRecord } from '../world/user-group';
import { pageOfUserGroups, searchUserGroups } from './user-group-page';
import {
  addMembers,
  createUserGroup,
  removeMembers,
  requireUserGroup,
  updateUserGroup,
} from './user-group.rules';
import { createBody, GROUP_TEXT_MAX_LENGTH, membersBody, updateBody } from './user-group.schema';
import { fullUserGroupView, userGroupView } from './user-group.view';

const PAGE_LIMIT = { min: 1, max: 100 };
const DEFAULT_PAGE_LIMIT = 30;
const SEARCH_LIMIT = { min: 1, max: 25 };
const DEFAULT_SEARCH_LIMIT = 10;

function teamOf({ query }: StreamRequest): string | undefined {
  return textParam(query, 'team_id', GROUP_TEXT_MAX_LENGTH);
}

/** The group of the path. An empty team is none. */
function groupOf({ app, params }: StreamRequest, team: string | undefined): UserGroupRecord {
  return requireUserGroup(app, params.id ?? '', team === '' ? undefined : team);
}

function answer({ app, time }: StreamRequest, group: UserGroupRecord) {
  return { user_group: fullUserGroupView(app, group, time) };
}

export const userGroupRoutes: readonly Route[] = [
  {
    operation: 'ListUserGroups',
    access: 'server',
    handle: (request) => {
      const { app, query, time } = request;
      const groups = pageOfUserGroups(app, {
        team: teamOf(request),
        createdAfter: dateParam(query, 'created_at_gt'),
        idAfter: textParam(query, 'id_gt'),
        limit: integerParam(query, 'limit', PAGE_LIMIT) ?? DEFAULT_PAGE_LIMIT,
      });
      return { user_groups: groups.map((group) => userGroupView(group, time)) };
    },
  },
  {
    operation: 'CreateUserGroup',
    access: 'server',
    handle: (request) => {
      const { id, name, description, team_id: team, member_ids: memberIds } = createBody.parse(request.body);
      const given = { id, name, description, team: team === '' ? undefined : team, memberIds };
      return answer(request, createUserGroup(request.app, given));
    },
  },
  {
    operation: 'SearchUserGroups',
    access: 'server',
    handle: (request) => {
      const { app, query, time } = request;
      requiredParam(query, 'query');
      const groups = searchUserGroups(app, {
        prefix: textParam(query, 'query', GROUP_TEXT_MAX_LENGTH) ?? '',
        team: teamOf(request),
        nameAfter: textParam(query, 'name_gt'),
        idAfter: textParam(query, 'id_gt'),
        limit: integerParam(query, 'limit', SEARCH_LIMIT) ?? DEFAULT_SEARCH_LIMIT,
      });
      return { user_groups: groups.map((group) => userGroupView(group, time)) };
    },
  },
  {
    operation: 'GetUserGroup',
    access: 'server',
    handle: (request) => answer(request, groupOf(request, teamOf(request))),
  },
  {
    operation: 'UpdateUserGroup',
    access: 'server',
    handle: (request) => {
      const { team_id: team, ...change } = updateBody.parse(request.body);
      const { name, description } = change;
      return answer(request, updateUserGroup(request.app, groupOf(request, team), { name, description }));
    },
  },
  {
    operation: 'DeleteUserGroup',
    access: 'server',
    handle: (request) => {
      request.app.userGroups.remove(groupOf(request, teamOf(request)).id);
      return {};
    },
  },
  {
    operation: 'AddUserGroupMembers',
    access: 'server',
    handle: (request) => {
      const { member_ids: ids, as_admin: isAdmin = false, team_id: team } = membersBody.parse(request.body);
      return answer(request, addMembers(request.app, groupOf(request, team), ids, isAdmin));
    },
  },
  {
    operation: 'RemoveUserGroupMembers',
    access: 'server',
    handle: (request) => {
      const { member_ids: ids, team_id: team } = membersBody.parse(request.body);
      return answer(request, removeMembers(request.app, groupOf(request, team), ids));
    },
  },
];
