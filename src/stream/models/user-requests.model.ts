import type { DeletionMode, UserDeletionMode } from './enums';
import { Field } from './fields/field';
import { PAGE_LIMIT, USER_SORT_FIELDS_MAX, USERS_OFFSET } from './limits';
import { SortParam, type FilterConditions } from './query.model';
import { DurationResponse } from './response.model';
import { FullUserResponse, UserResponse } from './user.model';

export interface UpdateUsersResponse extends DurationResponse {
  /** The users as they now are, by id. */
  users: Record<string, FullUserResponse>;
  /** Deprecated by Stream, always empty. */
  membership_deletion_task_id: string;
}

/** A change of one user that leaves everything else as it is. */
export interface UpdateUserPartialRequest {
  id: string;
  /** Fields to set; a key that is not a field of users goes into `custom`, a dotted key into its depth. */
  set?: Record<string, unknown>;
  /** Fields to clear, dotted keys included. */
  unset?: string[];
}

export interface UpdateUsersPartialRequest {
  users: UpdateUserPartialRequest[];
}

export class QueryUsersPayload {
  /**
   * `{}` finds every user.
   * @example { "role": "user" }
   */
  @Field.freeForm()
  filter_conditions!: FilterConditions;

  /** At most 5 fields, custom ones included. */
  @Field.nested(() => SortParam, { list: true, maxItems: USER_SORT_FIELDS_MAX, optional: true })
  sort?: SortParam[];

  /** Users per page. */
  @Field.integer({ ...PAGE_LIMIT, optional: true })
  limit?: number;

  /** Users to skip. */
  @Field.integer({ ...USERS_OFFSET, optional: true })
  offset?: number;

  @Field.boolean({ optional: true })
  include_deactivated_users?: boolean;
}

export interface QueryUsersRequest {
  payload: QueryUsersPayload;
}

export interface QueryUsersResponse extends DurationResponse {
  users: FullUserResponse[];
}

export interface DeactivateUserRequest {
  user_id: string;
  created_by_id?: string;
  mark_messages_deleted?: boolean;
}

export interface ReactivateUserRequest {
  user_id: string;
  created_by_id?: string;
  name?: string;
  restore_messages?: boolean;
}

export interface DeactivateUserResponse extends DurationResponse {
  user: UserResponse;
}

export interface ReactivateUserResponse extends DurationResponse {
  user: UserResponse;
}

export interface DeleteUsersRequest {
  user_ids: string[];
  /**
   * `soft` (the default) keeps the data and can be restored, `pruning` clears the personal fields, `hard` removes the
   * user and asks for `messages` and `conversations` to be `hard` too.
   */
  user?: UserDeletionMode;
  messages?: UserDeletionMode;
  conversations?: DeletionMode;
  /** Also delete the calls of exactly two members of which the user is one. */
  calls?: DeletionMode;
  files?: boolean;
  /** Who owns the user's calls after a `hard` deletion. */
  new_call_owner_id?: string;
  new_channel_owner_id?: string;
}

export interface DeleteUsersResponse extends DurationResponse {
  /** Ask `getTask` for its state. */
  task_id: string;
}

export interface RestoreUsersRequest {
  user_ids: string[];
}
