import { CallId, CallTypeName, UserId } from '../../stream/models/validation/identifier.decorator';

/** The call that a path names. */
export class CallParams {
  /**
   * The call type.
   * @example 'default'
   */
  @CallTypeName()
  type!: string;

  /**
   * The id of the call among those of its type.
   * @example 'standup'
   */
  @CallId()
  id!: string;
}

/** The member of a call that a path names. */
export class MemberParams extends CallParams {
  /** @example 'jack' */
  @UserId()
  user_id!: string;
}

/** The call type that a path names. */
export class CallTypeParams {
  /** @example 'default' */
  @CallTypeName()
  name!: string;
}
