import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type {
  DeactivateUserRequest,
  DeactivateUserResponse,
  DeleteUsersRequest,
  DeleteUsersResponse,
  ReactivateUserRequest,
  ReactivateUserResponse,
  RestoreUsersRequest,
} from '../models/user-requests.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import type {
  DeactivateUsersRequest,
  DeactivateUsersResponse,
  ReactivateUsersRequest,
  ReactivateUsersResponse,
} from './deactivation.model';
import type {
  ExportUserRequest,
  ExportUserResponse,
  ExportUsersRequest,
  ExportUsersResponse,
} from './export.model';
import { USER_OPERATIONS } from './user.operations';

/** The part of the client about the end of users: deactivation, deletion and export. */
export abstract class UserLifecycleClient extends ClientResource {
  /** Bars a user from connecting, until reactivated. */
  async deactivateUser(
    { user_id, ...body }: DeactivateUserRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DeactivateUserResponse>> {
    return this.transport.send(USER_OPERATIONS.DeactivateUser, { path: { user_id }, body }, options);
  }

  /** Undoes `deactivateUser`. */
  async reactivateUser(
    { user_id, ...body }: ReactivateUserRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ReactivateUserResponse>> {
    return this.transport.send(USER_OPERATIONS.ReactivateUser, { path: { user_id }, body }, options);
  }

  /**
   * Bars at most 100 users from connecting, in a task: see `waitForTask`.
   * `observeUsers` tells of the users when the task starts; webhooks tell when each is deactivated.
   */
  async deactivateUsers(
    request: DeactivateUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DeactivateUsersResponse>> {
    return this.transport.send(USER_OPERATIONS.DeactivateUsers, { body: request }, options);
  }

  /** Undoes `deactivateUsers`, in a task: see `waitForTask`. */
  async reactivateUsers(
    request: ReactivateUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ReactivateUsersResponse>> {
    return this.transport.send(USER_OPERATIONS.ReactivateUsers, { body: request }, options);
  }

  /** Deletes at most 100 users, who are gone at once; the rest of the work is a task: see `waitForTask`. */
  async deleteUsers(
    request: DeleteUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DeleteUsersResponse>> {
    return this.transport.send(USER_OPERATIONS.DeleteUsers, { body: request }, options);
  }

  /** Brings back at most 100 users who were deleted softly. */
  async restoreUsers(
    request: RestoreUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(USER_OPERATIONS.RestoreUsers, { body: request }, options);
  }

  /** Returns what Stream has about a user: the user, and the messages and reactions in Stream Chat. */
  async exportUser(
    { user_id }: ExportUserRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ExportUserResponse>> {
    return this.transport.send(USER_OPERATIONS.ExportUser, { path: { user_id } }, options);
  }

  /** Exports what Stream has about at most 25 users, in a task: see `waitForTask`. */
  async exportUsers(
    request: ExportUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ExportUsersResponse>> {
    return this.transport.send(USER_OPERATIONS.ExportUsers, { body: request }, options);
  }
}
