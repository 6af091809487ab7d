import { ArrayMaxSize, IsArray, IsNotEmpty, IsString } from 'class-validator';
import { MEMBER_SORT_FIELDS_MAX, MEMBERS_PER_REQUEST, PAGE_LIMIT } from './limits';
import { SortParam, type FilterConditions } from './query.model';
import { DurationResponse } from './response.model';
import { UserResponse } from './user.model';
import { CustomData, FreeForm } from './validation/free-form.decorator';
import { IntegerField } from './validation/integer-field.decorator';
import { NestedList } from './validation/nested.decorator';
import { Optional } from './validation/optional.decorator';

/** A member to be added or changed; the user must exist. */
export class MemberRequest {
  /** @example 'john' */
  @IsString()
  @IsNotEmpty()
  user_id!: string;

  /**
   * The role on this call. Without one, `call_member` is in force.
   * @example 'admin'
   */
  @Optional()
  @IsString()
  role?: string;

  /** Data of your own, at most 5 KB as JSON. */
  @Optional()
  @CustomData()
  custom?: Record<string, unknown>;
}

export class MemberResponse {
  /** @example 'john' */
  user_id!: string;
  user!: UserResponse;
  /** Absent when none was given: `call_member` is then in force. */
  role?: string;
  custom!: Record<string, unknown>;
  created_at!: Date;
  updated_at!: Date;
  deleted_at?: Date;
}

export class UpdateCallMembersRequest {
  /** Members to add or change, at most 100. */
  @Optional()
  @NestedList(() => MemberRequest)
  @ArrayMaxSize(MEMBERS_PER_REQUEST)
  update_members?: MemberRequest[];

  /** User ids to remove, at most 100; ids that are no members are ignored. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MEMBERS_PER_REQUEST)
  @IsString({ each: true })
  remove_members?: string[];
}

export class UpdateCallMembersResponse extends DurationResponse {
  /** The updated members, in the order of the request. */
  members!: MemberResponse[];
}

export class QueryCallMembersRequest {
  /** Fields: `user_id`, `role`, `custom`, `created_at`, `updated_at`, `call_cid`. */
  @Optional()
  @FreeForm()
  filter_conditions?: FilterConditions;

  /** `created_at`, `user_id`, or both in this order; newest first by default. */
  @Optional()
  @NestedList(() => SortParam)
  @ArrayMaxSize(MEMBER_SORT_FIELDS_MAX)
  sort?: SortParam[];

  /** Members per page; 25 by default. */
  @Optional()
  @IntegerField(PAGE_LIMIT)
  limit?: number;

  /** The cursor of the next page, from the answer before. */
  @Optional()
  @IsString()
  next?: string;

  /** The cursor of the previous page. */
  @Optional()
  @IsString()
  prev?: string;
}

export class QueryCallMembersResponse extends DurationResponse {
  members!: MemberResponse[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
}
