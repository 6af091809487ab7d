import type { DurationResponse } from '../models/response.model';

export interface CreateUserGroupRequest {
  /** At most 255 characters. Default: a UUID that Stream makes. */
  readonly id?: string;
  /** 1 to 255 characters. */
  readonly name: string;
  /** At most 1024 characters. */
  readonly description?: string;
  /** The team that the group belongs to. It cannot be changed. Default: none. */
  readonly team_id?: string;
  /** Users that exist, at most 100. */
  readonly member_ids?: readonly string[];
}

/** Omitted fields stay as they are. */
export interface UpdateUserGroupRequest {
  readonly id: string;
  /** 1 to 255 characters. */
  readonly name?: string;
  /** At most 1024 characters. */
  readonly description?: string;
  /** The team that the group belongs to. */
  readonly team_id?: string;
}

export interface GetUserGroupRequest {
  readonly id: string;
  /** The team that the group belongs to. */
  readonly team_id?: string;
}

export type DeleteUserGroupRequest = GetUserGroupRequest;

export interface ListUserGroupsRequest {
  readonly team_id?: string;
  /** Groups per page, 1 to 100. */
  readonly limit?: number;
  /** Returns the groups after this id. */
  readonly id_gt?: string;
  /** Returns the groups created after this moment. */
  readonly created_at_gt?: Date;
}

export interface SearchUserGroupsRequest {
  /** The beginning of the name, in any case. 1 to 255 characters. */
  readonly query: string;
  readonly team_id?: string;
  /** 1 to 25. */
  readonly limit?: number;
  /** Returns the groups after this name, … */
  readonly name_gt?: string;
  /** … and of those with this name, the groups after this id. */
  readonly id_gt?: string;
}

export interface AddUserGroupMembersRequest {
  readonly id: string;
  /** Users that exist. Stream adds all or none. */
  readonly member_ids: readonly string[];
  /** Whether they administrate the group. Default: false. */
  readonly as_admin?: boolean;
  /** The team that the group belongs to. */
  readonly team_id?: string;
}

export interface RemoveUserGroupMembersRequest {
  readonly id: string;
  /** Users that are not members are skipped. */
  readonly member_ids: readonly string[];
  /** The team that the group belongs to. */
  readonly team_id?: string;
}

export interface UserGroupMember {
  /** The id of the app. */
  app_pk: number;
  group_id: string;
  user_id: string;
  is_admin: boolean;
  created_at: Date;
}

export interface UserGroupResponse {
  id: string;
  name: string;
  description?: string;
  team_id?: string;
  created_by?: string;
  created_at: Date;
  updated_at: Date;
  /** Absent in lists. */
  members?: UserGroupMember[];
}

export interface GetUserGroupResponse extends DurationResponse {
  user_group?: UserGroupResponse;
}

export type CreateUserGroupResponse = GetUserGroupResponse;
export type UpdateUserGroupResponse = GetUserGroupResponse;
export type AddUserGroupMembersResponse = GetUserGroupResponse;
export type RemoveUserGroupMembersResponse = GetUserGroupResponse;

export interface ListUserGroupsResponse extends DurationResponse {
  user_groups: UserGroupResponse[];
}

export type SearchUserGroupsResponse = ListUserGroupsResponse;
