import type {
  BlockUserRequest,
  CallPermission,
  MuteUsersRequest,
  UpdateUserPermissionsRequest,
} from '../../stream/models/call-moderation.model';
import { Field } from '../../stream/models/fields/field';
import type { KickUserRequest, PinRequest } from '../../stream/calls/participants.model';

const CALL_PERMISSIONS = ['send-audio', 'send-video', 'screenshare'] as const satisfies CallPermission[];

export class KickUserBody implements Omit<KickUserRequest, 'kicked_by'> {
  /** @example 'jack' */
  @Field.userId()
  user_id!: string;

  /** Also blocks the user. Default: false. */
  @Field.boolean({ optional: true })
  block?: boolean;

  /**
   * The user who kicks. Users always kick as themselves.
   * @example 'john'
   */
  @Field.userId({ optional: true })
  kicked_by_id?: string;
}

export class BlockUserBody implements BlockUserRequest {
  /** @example 'jack' */
  @Field.userId()
  user_id!: string;
}

/** One of `user_ids` and `mute_all_users` is required, and at least one kind of track. */
export class MuteUsersBody implements Omit<MuteUsersRequest, 'muted_by'> {
  /** @example ["jack"] */
  @Field.text({ list: true, notEmpty: true, optional: true })
  user_ids?: string[];

  /** Mutes everyone in the call except the user who mutes. */
  @Field.boolean({ optional: true })
  mute_all_users?: boolean;

  @Field.boolean({ optional: true })
  audio?: boolean;

  @Field.boolean({ optional: true })
  video?: boolean;

  @Field.boolean({ optional: true })
  screenshare?: boolean;

  @Field.boolean({ optional: true })
  screenshare_audio?: boolean;

  /**
   * The user who mutes. Required for services; users always mute as themselves.
   * @example 'john'
   */
  @Field.userId({ optional: true })
  muted_by_id?: string;
}

/** At least one of the lists is required. */
export class UserPermissionsBody implements Omit<UpdateUserPermissionsRequest, 'user_id'> {
  /** @example ["screenshare"] */
  @Field.enum(CALL_PERMISSIONS, { list: true, optional: true })
  grant_permissions?: CallPermission[];

  /** @example ["send-video"] */
  @Field.enum(CALL_PERMISSIONS, { list: true, optional: true })
  revoke_permissions?: CallPermission[];
}

export class PinBody implements PinRequest {
  /** @example 'jack' */
  @Field.userId()
  user_id!: string;

  /**
   * The participant's `user_session_id`.
   * @example '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90'
   */
  @Field.text({ notEmpty: true })
  session_id!: string;
}
