import { Field } from './fields/field';
import { MEMBERS_PER_REQUEST } from './limits';
import { PagedResponse, type FilterConditions, type PagedQuery, type SortParam } from './query.model';
import { DurationResponse } from './response.model';
import { UserResponse } from './user.model';

/** A member to be added or changed; the user must exist. */
export class MemberRequest {
  /** @example 'john' */
  @Field.text({ notEmpty: true })
  user_id!: string;

  /**
   * The role on this call. Without one, `call_member` is in force.
   * @example 'admin'
   */
  @Field.text({ optional: true })
  role?: string;

  /** Data of your own, at most 5 KB as JSON. */
  @Field.custom({ optional: true })
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
  @Field.nested(() => MemberRequest, { list: true, maxItems: MEMBERS_PER_REQUEST, optional: true })
  update_members?: MemberRequest[];

  /** User ids to remove, at most 100; ids that are no members are ignored. */
  @Field.text({ list: true, maxItems: MEMBERS_PER_REQUEST, optional: true })
  remove_members?: string[];
}

export class UpdateCallMembersResponse extends DurationResponse {
  /** The updated members, in the order of the request. */
  members!: MemberResponse[];
}

export interface QueryCallMembersRequest extends PagedQuery {
  /** Fields: `user_id`, `role`, `custom`, `created_at`, `updated_at`, `call_cid`. */
  filter_conditions?: FilterConditions;
  /** `created_at`, `user_id`, or both in this order; newest first by default. */
  sort?: SortParam[];
}

export class QueryCallMembersResponse extends PagedResponse {
  members!: MemberResponse[];
}
