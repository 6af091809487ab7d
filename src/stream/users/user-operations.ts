import type { DurationResponse } from '../models/response.model';
import type { GetTaskResponse } from '../models/task.model';
import type { FullUserResponse, UserRequest } from '../models/user.model';
import type {
  DeactivateUserRequest,
  DeactivateUserResponse,
  DeleteUsersRequest,
  DeleteUsersResponse,
  QueryUsersRequest,
  QueryUsersResponse,
  ReactivateUserRequest,
  ReactivateUserResponse,
  RestoreUsersRequest,
  UpdateUsersPartialRequest,
  UpdateUsersResponse,
} from '../models/users.model';
import type { RequestOptions } from '../request-options';
import { USERS_PER_REQUEST } from '../models/limits';
import { path } from '../transport/encoding/path';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import type { Transport } from '../transport/transport';
import { ensureUsers, type EnsureUsersResult } from './ensure-users';
import { flattenCustom } from './flatten-custom';
import { requireUsers } from './require-users';
import { iterateUsers, type IterateUsersPayload } from './iterate-users';
import { upsertInBatches } from './upsert-in-batches';

/** The part of the client about users. Each method throws `StreamApiError`, `StreamTimeoutError` or `StreamConnectionError`. */
export abstract class UserOperations {
  readonly #transport: Transport;

  protected constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Creates users, or replaces those that exist.
   *
   * Stream replaces the whole user: `upsertUsers([{ id: 'john' }])` takes away John's name, image and custom data. Use
   * `updateUsersPartial` to change a part, and `ensureUsers` for users who may exist already.
   *
   * More than 100 users go in batches of 100, two at a time and in the lane `bulk`; of an id given twice, the last counts.
   *
   * @throws StreamBulkError when a batch of several fails: it says which users were written
   */
  async upsertUsers(
    users: readonly UserRequest[],
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateUsersResponse>> {
    const unique = [...new Map(requireUsers(users).map((user) => [user.id, user])).values()];
    if (unique.length <= USERS_PER_REQUEST) return this.#upsertBatch(unique, options);
    return upsertInBatches(unique, (batch) => this.#upsertBatch(batch, { lane: 'bulk', ...options }));
  }

  /**
   * Creates the users that do not exist, and leaves those that do as they are. A user created by somebody else at the
   * same moment may be replaced. Running it again after a failure is safe.
   */
  async ensureUsers(users: readonly UserRequest[], options?: RequestOptions): Promise<EnsureUsersResult> {
    return ensureUsers(requireUsers(users), {
      query: (payload) => this.queryUsers({ payload }, options),
      upsert: (missing) => this.upsertUsers(missing, options),
    });
  }

  /** Changes parts of at most 100 users. `set.custom` is merged into the custom data of the user. */
  async updateUsersPartial(
    request: UpdateUsersPartialRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateUsersResponse>> {
    return this.#transport.request(
      {
        name: 'UpdateUsersPartial',
        method: 'PATCH',
        path: '/users',
        body: { ...request, users: requireUsers(request.users).map(flattenCustom) },
      },
      options,
    );
  }

  /** Finds one page of users: `queryUsers({ payload: { filter_conditions: { role: 'user' }, limit: 30 } })`. */
  async queryUsers(
    { payload }: QueryUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryUsersResponse>> {
    return this.#transport.request(
      { name: 'QueryUsers', method: 'GET', path: '/users', query: { payload } },
      options,
    );
  }

  /**
   * Iterates over all users that a filter finds, page by page: in the order of their ids, without a limit; or with a
   * `sort`, in which Stream's paging ends after about 1000 users.
   *
   * @throws StreamValidationError when there are more users than paging with a `sort` reaches
   * @example for await (const user of client.iterateUsers({ filter_conditions: { role: 'guest' } })) { … }
   */
  iterateUsers(
    payload: IterateUsersPayload,
    options?: RequestOptions,
  ): AsyncGenerator<FullUserResponse, void, undefined> {
    return iterateUsers(payload, (page) => this.queryUsers({ payload: page }, options));
  }

  /** Bars a user from connecting, until reactivated. */
  async deactivateUser(
    { user_id, ...body }: DeactivateUserRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DeactivateUserResponse>> {
    return this.#transport.request(
      {
        name: 'DeactivateUser',
        method: 'POST',
        path: path('/users/{user_id}/deactivate', { user_id }),
        body,
      },
      options,
    );
  }

  /** Undoes `deactivateUser`. */
  async reactivateUser(
    { user_id, ...body }: ReactivateUserRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ReactivateUserResponse>> {
    return this.#transport.request(
      {
        name: 'ReactivateUser',
        method: 'POST',
        path: path('/users/{user_id}/reactivate', { user_id }),
        body,
      },
      options,
    );
  }

  /** Deletes at most 100 users, who are gone at once; the rest of the work is a task, see `getTask`. */
  async deleteUsers(
    request: DeleteUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DeleteUsersResponse>> {
    return this.#transport.request(
      {
        name: 'DeleteUsers',
        method: 'POST',
        path: '/users/delete',
        body: request,
      },
      options,
    );
  }

  /** Brings back at most 100 users who were deleted softly. */
  async restoreUsers(
    request: RestoreUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.#transport.request(
      {
        name: 'RestoreUsers',
        method: 'POST',
        path: '/users/restore',
        body: request,
      },
      options,
    );
  }

  /**
   * Makes all tokens of a user that were issued before a moment invalid, those without an issue time included.
   *
   * Issue times are dated back by `tokenBackdatingSeconds`, so a token made within those seconds after the moment is
   * refused as well.
   *
   * @param before default: now. `null` makes them valid again.
   */
  async revokeUserTokens(
    userId: string,
    before: Date | null = new Date(),
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateUsersResponse>> {
    return this.updateUsersPartial(
      { users: [{ id: userId, set: { revoke_tokens_issued_before: before } }] },
      options,
    );
  }

  /** The state of work that Stream does in the background, such as deleting users. */
  async getTask({ id }: { id: string }, options?: RequestOptions): Promise<StreamResponse<GetTaskResponse>> {
    return this.#transport.request(
      {
        name: 'GetTask',
        method: 'GET',
        path: path('/tasks/{task_id}', { task_id: id }),
      },
      options,
    );
  }

  async #upsertBatch(
    users: readonly UserRequest[],
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateUsersResponse>> {
    return this.#transport.request(
      {
        name: 'UpdateUsers',
        method: 'POST',
        path: '/users',
        body: { users: Object.fromEntries(users.map((user) => [user.id, user])) },
      },
      options,
    );
  }
}
