import type { DurationResponse } from '../models/response.model';

/** A permission that a role can be granted. */
export interface PermissionResponse {
  id: string;
  name: string;
  description: string;
  /** The action that it allows, such as `JoinCall`. */
  action: string;
  /** Whether it only applies to the owner of the resource. */
  owner: boolean;
  /** The kind of resource whose owner counts. */
  owner_resource: string;
  /** Whether it only applies within a team. */
  same_team: boolean;
  /** When it applies, in the language of MongoDB's queries. */
  condition?: Record<string, unknown>;
  /** Whether the app created it, rather than Stream. */
  custom: boolean;
  level: 'app' | 'channel' | (string & {});
  tags: string[];
}

export interface UpdatePermissionRequest {
  readonly id: string;
  /** At most 100 characters. */
  readonly name: string;
  /** The action that it allows, such as `JoinCall`. */
  readonly action: string;
  /** When it applies, in the language of MongoDB's queries; `{}` is always. */
  readonly condition: Readonly<Record<string, unknown>>;
  /** At most 2048 characters. */
  readonly description?: string;
  /** Whether it only applies to the owner of the resource. Default: false. */
  readonly owner?: boolean;
  /** Whether it only applies within a team. Default: false. */
  readonly same_team?: boolean;
}

/** `id` has at most 255 characters. */
export type CreatePermissionRequest = UpdatePermissionRequest;

export interface GetPermissionResponse extends DurationResponse {
  permission: PermissionResponse;
}

export interface ListPermissionsResponse extends DurationResponse {
  permissions: PermissionResponse[];
}
