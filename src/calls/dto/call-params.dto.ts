import { Field } from '../../stream/models/fields/field';

/** The call that a path names. */
export class CallParams {
  /**
   * The call type.
   * @example 'default'
   */
  @Field.callTypeName()
  type!: string;

  /**
   * The id of the call among those of its type.
   * @example 'standup'
   */
  @Field.callId()
  id!: string;
}

/** The member of a call that a path names. */
export class MemberParams extends CallParams {
  /** @example 'jack' */
  @Field.userId()
  user_id!: string;
}

/** The call type that a path names. */
export class CallTypeParams {
  /** @example 'default' */
  @Field.callTypeName()
  name!: string;
}
