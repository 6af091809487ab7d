import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { iterateUserGroups, type IterateUserGroupsRequest } from './iterate-user-groups';
import { USER_GROUP_OPERATIONS } from './user-group.operations';
import type {
  AddUserGroupMembersRequest,
  AddUserGroupMembersResponse,
  CreateUserGroupRequest,
  CreateUserGroupResponse,
  DeleteUserGroupRequest,
  GetUserGroupRequest,
  GetUserGroupResponse,
  ListUserGroupsRequest,
  ListUserGroupsResponse,
  RemoveUserGroupMembersRequest,
  RemoveUserGroupMembersResponse,
  SearchUserGroupsRequest,
  SearchUserGroupsResponse,
  UpdateUserGroupRequest,
  UpdateUserGroupResponse,
  UserGroupResponse,
} from './user-group.model';

/** The part of the client about groups of users. */
export abstract class UserGroupsClient extends ClientResource {
  /** Lists one page of user groups, without their members. */
  async listUserGroups(
    request: ListUserGroupsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<ListUserGroupsResponse>> {
    return this.transport.send(USER_GROUP_OPERATIONS.ListUserGroups, { query: { ...request } }, options);
  }

  /** Iterates over all user groups in the order of their creation, page by page. `limit` is the page size. */
  iterateUserGroups(
    request: IterateUserGroupsRequest = {},
    options?: RequestOptions,
  ): AsyncGenerator<UserGroupResponse, void, undefined> {
    return iterateUserGroups(request, (page) => this.listUserGroups(page, options));
  }

  /** Finds user groups by the beginning of their names, for completion. `name_gt` and `id_gt` continue after a page. */
  async searchUserGroups(
    request: SearchUserGroupsRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<SearchUserGroupsResponse>> {
    return this.transport.send(USER_GROUP_OPERATIONS.SearchUserGroups, { query: { ...request } }, options);
  }

  /** Reads a user group with its members. */
  async getUserGroup(
    { id, ...query }: GetUserGroupRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<GetUserGroupResponse>> {
    return this.transport.send(
      USER_GROUP_OPERATIONS.GetUserGroup,
      { path: { group_id: id }, query },
      options,
    );
  }

  /** Creates a user group. */
  async createUserGroup(
    request: CreateUserGroupRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateUserGroupResponse>> {
    return this.transport.send(USER_GROUP_OPERATIONS.CreateUserGroup, { body: request }, options);
  }

  /** Changes the name or the description of a user group. */
  async updateUserGroup(
    { id, ...body }: UpdateUserGroupRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateUserGroupResponse>> {
    return this.transport.send(
      USER_GROUP_OPERATIONS.UpdateUserGroup,
      { path: { group_id: id }, body },
      options,
    );
  }

  /** Deletes a user group. Its members stay users. */
  async deleteUserGroup(
    { id, ...query }: DeleteUserGroupRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      USER_GROUP_OPERATIONS.DeleteUserGroup,
      { path: { group_id: id }, query },
      options,
    );
  }

  /** Adds members to a user group. */
  async addUserGroupMembers(
    { id, ...body }: AddUserGroupMembersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<AddUserGroupMembersResponse>> {
    return this.transport.send(
      USER_GROUP_OPERATIONS.AddUserGroupMembers,
      { path: { group_id: id }, body },
      options,
    );
  }

  /** Removes members from a user group. */
  async removeUserGroupMembers(
    { id, ...body }: RemoveUserGroupMembersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<RemoveUserGroupMembersResponse>> {
    return this.transport.send(
      USER_GROUP_OPERATIONS.RemoveUserGroupMembers,
      { path: { group_id: id }, body },
      options,
    );
  }
}
