import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { requireAtLeastOne } from '../../rest/require-at-least-one';
import {
  AddGroupMembersBody,
  CreateUserGroupBody,
  FoundUserGroup,
  ListUserGroupsQuery,
  RemoveGroupMembersBody,
  SearchUserGroupsBody,
  UpdateUserGroupBody,
  UserGroupList,
  UserGroupParams,
  UserGroupQuery,
} from './user-groups.dto';
import {
  ADD_GROUP_MEMBERS_EXAMPLES,
  CREATE_GROUP_EXAMPLES,
  REMOVE_GROUP_MEMBERS_EXAMPLES,
  SEARCH_GROUPS_EXAMPLES,
  UPDATE_GROUP_EXAMPLES,
  USER_GROUP,
  USER_GROUPS,
} from './user-groups.examples';

@RestController('user-groups', 'user groups')
export class UserGroupsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List user groups',
    description:
      'In the order of their creation. `id_gt` and `created_at_gt` of the last group lead to the next page.',
    scopes: ['users:read'],
    answers: [
      {
        status: 200,
        description: 'The groups, without their members.',
        type: UserGroupList,
        example: USER_GROUPS,
      },
    ],
  })
  listUserGroups(
    @Query() query: ListUserGroupsQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<UserGroupList> {
    return this.stream.listUserGroups(query, upstream);
  }

  @Post()
  @Operation({
    summary: 'Create a user group',
    scopes: ['users:write'],
    body: { type: CreateUserGroupBody, examples: CREATE_GROUP_EXAMPLES },
    answers: [{ status: 201, description: 'The group.', type: FoundUserGroup, example: USER_GROUP }],
    errors: [404],
  })
  createUserGroup(
    @Body() group: CreateUserGroupBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundUserGroup> {
    return this.stream.createUserGroup(group, upstream);
  }

  @Post('search')
  @HttpCode(200)
  @Operation({
    summary: 'Find user groups by the beginning of their names',
    description: 'For completion. `name_gt` and `id_gt` continue after a page.',
    scopes: ['users:read'],
    body: { type: SearchUserGroupsBody, examples: SEARCH_GROUPS_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The groups, without their members.',
        type: UserGroupList,
        example: USER_GROUPS,
      },
    ],
  })
  searchUserGroups(
    @Body() query: SearchUserGroupsBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<UserGroupList> {
    return this.stream.searchUserGroups(query, upstream);
  }

  @Get(':group_id')
  @Operation({
    summary: 'Read a user group with its members',
    scopes: ['users:read'],
    answers: [{ status: 200, description: 'The group.', type: FoundUserGroup, example: USER_GROUP }],
    errors: [404],
  })
  getUserGroup(
    @Param() { group_id: id }: UserGroupParams,
    @Query() query: UserGroupQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundUserGroup> {
    return this.stream.getUserGroup({ ...query, id }, upstream);
  }

  @Patch(':group_id')
  @Operation({
    summary: 'Change the name or the description of a user group',
    scopes: ['users:write'],
    body: { type: UpdateUserGroupBody, examples: UPDATE_GROUP_EXAMPLES },
    answers: [{ status: 200, description: 'The updated group.', type: FoundUserGroup, example: USER_GROUP }],
    errors: [404],
  })
  async updateUserGroup(
    @Param() { group_id: id }: UserGroupParams,
    @Body() change: UpdateUserGroupBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundUserGroup> {
    requireAtLeastOne(change, 'name', 'description');
    return this.stream.updateUserGroup({ ...change, id }, upstream);
  }

  @Delete(':group_id')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a user group',
    description: 'Its members stay users.',
    scopes: ['users:write'],
    answers: [{ status: 204, description: 'The group is deleted.' }],
    errors: [404],
  })
  async deleteUserGroup(
    @Param() { group_id: id }: UserGroupParams,
    @Query() query: UserGroupQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.deleteUserGroup({ ...query, id }, upstream);
  }

  @Post(':group_id/members')
  @HttpCode(200)
  @Operation({
    summary: 'Add members to a user group',
    description: 'Stream adds all of them or none.',
    scopes: ['users:write'],
    body: { type: AddGroupMembersBody, examples: ADD_GROUP_MEMBERS_EXAMPLES },
    answers: [{ status: 200, description: 'The updated group.', type: FoundUserGroup, example: USER_GROUP }],
    errors: [404],
  })
  addUserGroupMembers(
    @Param() { group_id: id }: UserGroupParams,
    @Body() members: AddGroupMembersBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundUserGroup> {
    return this.stream.addUserGroupMembers({ ...members, id }, upstream);
  }

  @Post(':group_id/members/remove')
  @HttpCode(200)
  @Operation({
    summary: 'Remove members from a user group',
    description: 'Users who are not members are skipped.',
    scopes: ['users:write'],
    body: { type: RemoveGroupMembersBody, examples: REMOVE_GROUP_MEMBERS_EXAMPLES },
    answers: [{ status: 200, description: 'The updated group.', type: FoundUserGroup, example: USER_GROUP }],
    errors: [404],
  })
  removeUserGroupMembers(
    @Param() { group_id: id }: UserGroupParams,
    @Body() members: RemoveGroupMembersBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundUserGroup> {
    return this.stream.removeUserGroupMembers({ ...members, id }, upstream);
  }
}
