import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsString } from 'class-validator';
import { DELETION_MODES, USER_DELETION_MODES, type DeletionMode, type UserDeletionMode } from './enums';
import { PAGE_LIMIT, USER_SORT_FIELDS_MAX, USERS_OFFSET, USERS_PER_DELETE } from './limits';
import { SortParam, type FilterConditions } from './query.model';
import { DurationResponse } from './response.model';
import { FullUserResponse, UserResponse } from './user.model';
import { FreeForm } from './validation/free-form.decorator';
import { IntegerField } from './validation/integer-field.decorator';
import { NestedList } from './validation/nested.decorator';
import { Optional } from './validation/optional.decorator';

export class UpdateUsersResponse extends DurationResponse {
  /** The users as they now are, by id. */
  users!: Record<string, FullUserResponse>;
  /** Deprecated by Stream, always empty. */
  membership_deletion_task_id!: string;
}

/** A change of one user that leaves everything else as it is. */
export class UpdateUserPartialRequest {
  @IsString()
  id!: string;

  /** Fields to set; a key that is not a field of users goes into `custom`, a dotted key into its depth. */
  @Optional()
  @FreeForm()
  set?: Record<string, unknown>;

  /** Fields to clear, dotted keys included. */
  @Optional()
  @IsArray()
  @IsString({ each: true })
  unset?: string[];
}

export class UpdateUsersPartialRequest {
  users!: UpdateUserPartialRequest[];
}

export class QueryUsersPayload {
  /**
   * `{}` finds every user.
   * @example { "role": "user" }
   */
  @FreeForm()
  filter_conditions!: FilterConditions;

  /** At most 5 fields, custom ones included. */
  @Optional()
  @NestedList(() => SortParam)
  @ArrayMaxSize(USER_SORT_FIELDS_MAX)
  sort?: SortParam[];

  /** Users per page. */
  @Optional()
  @IntegerField(PAGE_LIMIT)
  limit?: number;

  /** Users to skip. */
  @Optional()
  @IntegerField(USERS_OFFSET)
  offset?: number;

  @Optional()
  @IsBoolean()
  include_deactivated_users?: boolean;
}

export class QueryUsersRequest {
  payload!: QueryUsersPayload;
}

export class QueryUsersResponse extends DurationResponse {
  users!: FullUserResponse[];
}

export class DeactivateUserRequest {
  user_id!: string;
  created_by_id?: string;
  mark_messages_deleted?: boolean;
}

export class ReactivateUserRequest {
  user_id!: string;
  created_by_id?: string;
  name?: string;
  restore_messages?: boolean;
}

export class DeactivateUserResponse extends DurationResponse {
  user!: UserResponse;
}

export class ReactivateUserResponse extends DurationResponse {
  user!: UserResponse;
}

export class DeleteUsersRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(USERS_PER_DELETE)
  @IsString({ each: true })
  user_ids!: string[];

  /**
   * `soft` (the default) keeps the data and can be restored, `pruning` clears the personal fields, `hard` removes the
   * user and asks for `messages` and `conversations` to be `hard` too.
   */
  @Optional()
  @IsIn(USER_DELETION_MODES)
  user?: UserDeletionMode;

  @Optional()
  @IsIn(USER_DELETION_MODES)
  messages?: UserDeletionMode;

  @Optional()
  @IsIn(DELETION_MODES)
  conversations?: DeletionMode;

  /** Also delete the calls of exactly two members of which the user is one. */
  @Optional()
  @IsIn(DELETION_MODES)
  calls?: DeletionMode;

  @Optional()
  @IsBoolean()
  files?: boolean;

  /** Who owns the user's calls after a `hard` deletion. */
  @Optional()
  @IsString()
  new_call_owner_id?: string;

  @Optional()
  @IsString()
  new_channel_owner_id?: string;
}

export class DeleteUsersResponse extends DurationResponse {
  /** Ask `getTask` for its state. */
  task_id!: string;
}

export class RestoreUsersRequest {
  user_ids!: string[];
}
