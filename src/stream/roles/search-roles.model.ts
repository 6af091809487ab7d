import type { DurationResponse } from '../models/response.model';
import type { RoleResponse } from '../models/role.model';

export interface SearchRolesRequest {
  /** The beginning of the name, in any case. 1 to 255 characters. */
  readonly query: string;
  /** 1 to 25. Default: 10. */
  readonly limit?: number;
  /** Returns the roles after this name. */
  readonly name_gt?: string;
  /** Roles of users or of Chat channels. Default: both. */
  readonly role_type?: 'user' | 'channel';
  /** Whether to include roles whose names begin with `global_`. Default: false. */
  readonly include_global_roles?: boolean;
}

export interface SearchRolesResponse extends DurationResponse {
  /** In the order of their names. */
  roles: RoleResponse[];
}
