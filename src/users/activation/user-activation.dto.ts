import { Field } from '../../stream/models/fields/field';
import { USERS_PER_REQUEST } from '../../stream/models/limits';
import type { DeactivateUsersRequest, ReactivateUsersRequest } from '../../stream/users/deactivation.model';

class UserIdsBody {
  /**
   * 1 to 100 users.
   * @example ["john", "jack"]
   */
  @Field.text({ list: true, notEmpty: true, maxItems: USERS_PER_REQUEST })
  user_ids!: string[];

  /** The user who does it. */
  @Field.userId({ optional: true })
  created_by_id?: string;
}

export class DeactivateUsersBody extends UserIdsBody implements DeactivateUsersRequest {
  /** Deletes their Chat messages softly. Default: false. */
  @Field.boolean({ optional: true })
  mark_messages_deleted?: boolean;

  /** Deletes their Chat channels softly. Default: false. */
  @Field.boolean({ optional: true })
  mark_channels_deleted?: boolean;
}

export class ReactivateUsersBody extends UserIdsBody implements ReactivateUsersRequest {
  /** Restores Chat messages that the deactivation deleted. Default: false. */
  @Field.boolean({ optional: true })
  restore_messages?: boolean;

  /** Restores Chat channels that the deactivation deleted. Default: false. */
  @Field.boolean({ optional: true })
  restore_channels?: boolean;
}
