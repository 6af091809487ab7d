import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { USER_BLOCK_OPERATIONS } from './user-block.operations';
import type {
  BlockUsersRequest,
  BlockUsersResponse,
  GetBlockedUsersRequest,
  GetBlockedUsersResponse,
  UnblockUsersRequest,
} from './user-block.model';

/** The part of the client about users who block other users. */
export abstract class UserBlocksClient extends ClientResource {
  /** Lists the users that a user has blocked. */
  async getBlockedUsers(
    request: GetBlockedUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<GetBlockedUsersResponse>> {
    return this.transport.send(USER_BLOCK_OPERATIONS.GetBlockedUsers, { query: { ...request } }, options);
  }

  /** Blocks a user on another user's behalf: the blocked user cannot ring or notify the other. To keep a user out of a call, see `call.blockUser`. */
  async blockUsers(
    request: BlockUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<BlockUsersResponse>> {
    return this.transport.send(USER_BLOCK_OPERATIONS.BlockUsers, { body: request }, options);
  }

  /** Undoes `blockUsers`. */
  async unblockUsers(
    request: UnblockUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(USER_BLOCK_OPERATIONS.UnblockUsers, { body: request }, options);
  }
}
