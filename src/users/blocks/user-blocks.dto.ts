import { Field } from '../../stream/models/fields/field';
import type { BlockUsersResponse } from '../../stream/user-blocks/user-block.model';
import { UserParams } from '../dto/user-params.dto';

/** A user, and another one whom it blocks. */
export class UserBlockParams extends UserParams {
  /** @example 'jack' */
  @Field.userId()
  blocked_user_id!: string;
}

export class UserBlock implements Omit<BlockUsersResponse, 'duration' | 'blocked_by_user_id'> {
  /** @example 'jack' */
  blocked_user_id!: string;
  created_at!: Date;
}

export class UserBlockList {
  /** Oldest first. */
  blocks!: UserBlock[];
}
