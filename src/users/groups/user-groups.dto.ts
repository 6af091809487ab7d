import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  AddUserGroupMembersRequest,
  CreateUserGroupRequest,
  GetUserGroupResponse,
  ListUserGroupsRequest,
  ListUserGroupsResponse,
  RemoveUserGroupMembersRequest,
  SearchUserGroupsRequest,
  UpdateUserGroupRequest,
  UserGroupMember,
  UserGroupResponse,
} from '../../stream/user-groups/user-group.model';
import { QueryField } from '../../rest/query-field';

const TEXT_MAX_LENGTH = 255;
const DESCRIPTION_MAX_LENGTH = 1024;
const MEMBERS_PER_REQUEST = 100;
const LIST_LIMIT = { min: 1, max: 100 };
const SEARCH_LIMIT = { min: 1, max: 25 };

/** The user group that a path names. */
export class UserGroupParams {
  /** @example 'designers' */
  @Field.text({ notEmpty: true, maxLength: TEXT_MAX_LENGTH })
  group_id!: string;
}

/** The team that a group has to belong to. */
export class UserGroupQuery {
  @Field.text({ maxLength: TEXT_MAX_LENGTH, optional: true })
  team_id?: string;
}

export class ListUserGroupsQuery extends UserGroupQuery implements ListUserGroupsRequest {
  /** Groups per page. */
  @QueryField.integer({ ...LIST_LIMIT, optional: true })
  limit?: number;

  /** Returns the groups after this id, … */
  @Field.text({ optional: true })
  id_gt?: string;

  /** … created after this moment. */
  @Field.date({ optional: true })
  created_at_gt?: Date;
}

export class SearchUserGroupsBody extends UserGroupQuery implements SearchUserGroupsRequest {
  /**
   * The beginning of the name, in any case.
   * @example 'des'
   */
  @Field.text({ notEmpty: true, maxLength: TEXT_MAX_LENGTH })
  query!: string;

  /** Groups to return; 10 by default. */
  @Field.integer({ ...SEARCH_LIMIT, optional: true })
  limit?: number;

  /** Returns the groups after this name, … */
  @Field.text({ optional: true })
  name_gt?: string;

  /** … and of those with this name, the groups after this id. */
  @Field.text({ optional: true })
  id_gt?: string;
}

export class UpdateUserGroupBody extends UserGroupQuery implements Omit<UpdateUserGroupRequest, 'id'> {
  /** @example 'Designers' */
  @Field.text({ notEmpty: true, maxLength: TEXT_MAX_LENGTH, optional: true })
  name?: string;

  @Field.text({ maxLength: DESCRIPTION_MAX_LENGTH, optional: true })
  description?: string;
}

export class CreateUserGroupBody extends UserGroupQuery implements CreateUserGroupRequest {
  /**
   * Default: a UUID that Stream makes.
   * @example 'designers'
   */
  @Field.text({ notEmpty: true, maxLength: TEXT_MAX_LENGTH, optional: true })
  id?: string;

  /** @example 'Designers' */
  @Field.text({ notEmpty: true, maxLength: TEXT_MAX_LENGTH })
  name!: string;

  @Field.text({ maxLength: DESCRIPTION_MAX_LENGTH, optional: true })
  description?: string;

  /** Users that exist. */
  @Field.text({ list: true, maxItems: MEMBERS_PER_REQUEST, optional: true })
  member_ids?: string[];
}

export class RemoveGroupMembersBody
  extends UserGroupQuery
  implements Omit<RemoveUserGroupMembersRequest, 'id'>
{
  /**
   * 1 to 100 users.
   * @example ["john"]
   */
  @Field.text({ list: true, notEmpty: true, maxItems: MEMBERS_PER_REQUEST })
  member_ids!: string[];
}

export class AddGroupMembersBody
  extends RemoveGroupMembersBody
  implements Omit<AddUserGroupMembersRequest, 'id'>
{
  /** Whether they administrate the group. Default: false. */
  @Field.boolean({ optional: true })
  as_admin?: boolean;
}

export class GroupMember implements UserGroupMember {
  /** The id of the app. */
  app_pk!: number;
  group_id!: string;
  /** @example 'john' */
  user_id!: string;
  is_admin!: boolean;
  created_at!: Date;
}

export class UserGroup implements UserGroupResponse {
  /** @example 'designers' */
  id!: string;
  name!: string;
  description?: string;
  team_id?: string;
  created_by?: string;
  created_at!: Date;
  updated_at!: Date;
  /** Absent in lists. */
  members?: GroupMember[];
}

export class FoundUserGroup extends DurationResponse implements GetUserGroupResponse {
  user_group?: UserGroup;
}

export class UserGroupList extends DurationResponse implements ListUserGroupsResponse {
  user_groups!: UserGroup[];
}
