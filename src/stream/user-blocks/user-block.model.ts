import type { DurationResponse } from '../models/response.model';
import type { UserRequest, UserResponse } from '../models/user.model';

export interface BlockUsersRequest {
  readonly blocked_user_id: string;
  /** The user who blocks. Give this or `user`. */
  readonly user_id?: string;
  /** Creates or replaces the user who blocks. */
  readonly user?: UserRequest;
}

export type UnblockUsersRequest = BlockUsersRequest;

export interface GetBlockedUsersRequest {
  /** The user who blocks. */
  readonly user_id: string;
}

export interface BlockUsersResponse extends DurationResponse {
  blocked_by_user_id: string;
  blocked_user_id: string;
  created_at: Date;
}

export interface BlockedUserResponse {
  /** The user who blocks. */
  user: UserResponse;
  user_id: string;
  blocked_user: UserResponse;
  blocked_user_id: string;
  created_at: Date;
}

export interface GetBlockedUsersResponse extends DurationResponse {
  blocks: BlockedUserResponse[];
}
