import { Field } from '../stream/models/fields/field';
import { DurationResponse } from '../stream/models/response.model';
import type {
  CreatePermissionRequest,
  GetPermissionResponse,
  ListPermissionsResponse,
  PermissionResponse,
  UpdatePermissionRequest,
} from '../stream/roles/permission.model';

const ID_MAX_LENGTH = 255;
const NAME_MAX_LENGTH = 100;
const DESCRIPTION_MAX_LENGTH = 2048;

/** The permission that a path names. */
export class PermissionParams {
  /** @example 'join-call-in-team' */
  @Field.text({ notEmpty: true, maxLength: ID_MAX_LENGTH })
  permission_id!: string;
}

/** The whole permission: fields that are left out get their defaults. */
export class PermissionBody implements Omit<UpdatePermissionRequest, 'id'> {
  /** @example 'Join calls in the team' */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  name!: string;

  /**
   * The action that it allows.
   * @example 'JoinCall'
   */
  @Field.text({ notEmpty: true })
  action!: string;

  /** When it applies, in the language of MongoDB's queries; `{}` is always. */
  @Field.freeForm()
  condition!: Record<string, unknown>;

  @Field.text({ maxLength: DESCRIPTION_MAX_LENGTH, optional: true })
  description?: string;

  /** Whether it only applies to the owner of the resource. Default: false. */
  @Field.boolean({ optional: true })
  owner?: boolean;

  /** Whether it only applies within a team. Default: false. */
  @Field.boolean({ optional: true })
  same_team?: boolean;
}

export class CreatePermissionBody extends PermissionBody implements CreatePermissionRequest {
  /** @example 'join-call-in-team' */
  @Field.text({ notEmpty: true, maxLength: ID_MAX_LENGTH })
  id!: string;
}

export class Permission implements PermissionResponse {
  /** @example 'join-call-in-team' */
  id!: string;
  name!: string;
  description!: string;
  /** The action that it allows, such as `JoinCall`. */
  action!: string;
  /** Whether it only applies to the owner of the resource. */
  owner!: boolean;
  /** The kind of resource whose owner counts. */
  owner_resource!: string;
  /** Whether it only applies within a team. */
  same_team!: boolean;
  /** When it applies, in the language of MongoDB's queries. */
  condition?: Record<string, unknown>;
  /** Whether the app created it, rather than Stream. */
  custom!: boolean;
  /** `app`, `channel` or another one. */
  level!: string;
  tags!: string[];
}

export class PermissionList extends DurationResponse implements ListPermissionsResponse {
  permissions!: Permission[];
}

export class FoundPermission extends DurationResponse implements GetPermissionResponse {
  permission!: Permission;
}
