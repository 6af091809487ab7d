import { DurationResponse } from './response.model';

export interface CreateRoleRequest {
  /** At most 64 characters. */
  name: string;
}

export interface RoleResponse {
  /** @example 'moderator' */
  name: string;
  /** Whether the role was made by the app, rather than built in. */
  custom: boolean;
  /** Where the role has grants. */
  scopes: string[];
  created_at: Date;
  updated_at: Date;
}

export interface CreateRoleResponse extends DurationResponse {
  role: RoleResponse;
}

export interface ListRolesResponse extends DurationResponse {
  roles: RoleResponse[];
}
