import type {
  CreateRoleRequest,
  CreateRoleResponse,
  ListRolesResponse,
  RoleResponse,
} from '../stream/models/role.model';
import { Field } from '../stream/models/fields/field';
import { ROLE_NAME_MAX_LENGTH, ROLE_SEARCH_LIMIT } from '../stream/models/limits';
import { DurationResponse } from '../stream/models/response.model';
import type { SearchRolesRequest } from '../stream/roles/search-roles.model';

const QUERY_MAX_LENGTH = 255;

/** The role that a path names. */
export class RoleParams {
  /** @example 'presenter' */
  @Field.text({ notEmpty: true, maxLength: ROLE_NAME_MAX_LENGTH })
  role_name!: string;
}

export class CreateRoleBody implements CreateRoleRequest {
  /** @example 'presenter' */
  @Field.text({ notEmpty: true, maxLength: ROLE_NAME_MAX_LENGTH })
  name!: string;
}

export class SearchRolesBody implements SearchRolesRequest {
  /**
   * The beginning of the name, in any case.
   * @example 'pre'
   */
  @Field.text({ notEmpty: true, maxLength: QUERY_MAX_LENGTH })
  query!: string;

  /** Roles to return; 10 by default. */
  @Field.integer({ ...ROLE_SEARCH_LIMIT, optional: true })
  limit?: number;

  /** Returns the roles after this name. */
  @Field.text({ optional: true })
  name_gt?: string;

  /** Roles of users or of Chat channels. Default: both. */
  @Field.enum(['user', 'channel'], { optional: true })
  role_type?: 'user' | 'channel';

  /** Includes roles whose names begin with `global_`. Default: false. */
  @Field.boolean({ optional: true })
  include_global_roles?: boolean;
}

export class Role implements RoleResponse {
  /** @example 'presenter' */
  name!: string;
  /** Whether the app created the role, rather than Stream. */
  custom!: boolean;
  /** Where the role has grants. */
  scopes!: string[];
  created_at!: Date;
  updated_at!: Date;
}

export class RoleList extends DurationResponse implements ListRolesResponse {
  roles!: Role[];
}

export class CreatedRole extends DurationResponse implements CreateRoleResponse {
  role!: Role;
}
