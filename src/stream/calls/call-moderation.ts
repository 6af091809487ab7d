import { CallHandle } from './call-handle';
import type {
  BlockUserRequest,
  MuteUsersRequest,
  SendCallEventRequest,
  UnblockUserRequest,
  UpdateUserPermissionsRequest,
} from '../models/call-moderation.model';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { MODERATION_OPERATIONS } from './moderation.operations';
import type { KickUserRequest, PinRequest, UnpinRequest } from './participants.model';

/** The part of `Call` about the users in it. */
export abstract class CallModeration extends CallHandle {
  /** Removes a user from the call and keeps the user out; a membership stays. */
  async blockUser(
    request: BlockUserRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(MODERATION_OPERATIONS.BlockUser, { path: this, body: request }, options);
  }

  /** Undoes `blockUser`. */
  async unblockUser(
    request: UnblockUserRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(MODERATION_OPERATIONS.UnblockUser, { path: this, body: request }, options);
  }

  /** Mutes what users send, until they unmute themselves. */
  async muteUsers(
    request: MuteUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(MODERATION_OPERATIONS.MuteUsers, { path: this, body: request }, options);
  }

  /** Grants a user permissions on this call, or takes them away. */
  async updateUserPermissions(
    request: UpdateUserPermissionsRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      MODERATION_OPERATIONS.UpdateUserPermissions,
      { path: this, body: request },
      options,
    );
  }

  /** Sends an event of your own to all members and everybody in the call. */
  async sendCallEvent(
    request: SendCallEventRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(MODERATION_OPERATIONS.SendCallEvent, { path: this, body: request }, options);
  }

  /** Removes a user from the running session. The user may join again, unless `block` is set. */
  async kick(request: KickUserRequest, options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(MODERATION_OPERATIONS.KickUser, { path: this, body: request }, options);
  }

  /** Pins a participant for everybody in the call. */
  async pin(request: PinRequest, options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(MODERATION_OPERATIONS.VideoPin, { path: this, body: request }, options);
  }

  /** Undoes `pin`. */
  async unpin(request: UnpinRequest, options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(MODERATION_OPERATIONS.VideoUnpin, { path: this, body: request }, options);
  }
}
