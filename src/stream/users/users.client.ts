import { ClientResource } from '../client-resource';
import { isDate } from 'node:util/types';
import type { FullUserResponse, UserRequest, UserResponse } from '../models/user.model';
import type {
  QueryUsersRequest,
  QueryUsersResponse,
  UpdateUserPartialRequest,
  UpdateUsersPartialRequest,
  UpdateUsersResponse,
} from '../models/user-requests.model';
import { requireUserId } from '../identifiers';
import type { RequestOptions } from '../request-options';
import { shownValue } from '../shown-value';
import { StreamValidationError } from '../stream.errors';
import { USERS_PER_REQUEST } from '../models/limits';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import type { Revocations } from '../tokens/revocations';
import type { Transport } from '../transport/transport';
import { ensureUsers, type EnsureUsersResult } from './ensure-users';
import { flattenCustom } from './flatten-custom';
import { iterateUsers, type IterateUsersPayload } from './iterate-users';
import { upsertInBatches } from './upsert-in-batches';
import { USER_OPERATIONS } from './user.operations';

/** The part of the client about users. Each method throws `StreamApiError`, `StreamTimeoutError` or `StreamConnectionError`. */
export abstract class UsersClient extends ClientResource {
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
    if (unique.length <= USERS_PER_REQUEST) return upsertBatch(this.transport, unique, options);
    return upsertInBatches(unique, (batch) =>
      upsertBatch(this.transport, batch, { lane: 'bulk', ...options }),
    );
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
    const users = requireUsers(request.users).map(flattenCustom);
    const revocations = users.flatMap(revocationIn);
    // Also where the response is lost: Stream may have revoked the tokens nevertheless.
    for (const { userId, before } of revocations) this.revocations.note(before, userId);
    const response: StreamResponse<UpdateUsersResponse> = await this.transport.send(
      USER_OPERATIONS.UpdateUsersPartial,
      { body: { ...request, users } },
      options,
    );
    const { serverDate } = response.metadata;
    await Promise.all(
      revocations.map(({ before }) => this.revocations.untilTokensAreValid(before, serverDate)),
    );
    return response;
  }

  /** Finds one page of users: `queryUsers({ payload: { filter_conditions: { role: 'user' }, limit: 30 } })`. */
  async queryUsers(
    { payload }: QueryUsersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryUsersResponse>> {
    const response: StreamResponse<QueryUsersResponse> = await this.transport.send(
      USER_OPERATIONS.QueryUsers,
      { query: { payload } },
      options,
    );
    learnFrom(response.users, this.revocations);
    return response;
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

  /**
   * Ends all tokens of a user that were issued before a moment, those without an issue time included. The user can sign in again
   * at once: tokens that this client makes afterwards are valid.
   *
   * By default all tokens made until now end, of every client with a clock that is right to the second. Tokens of other issuers
   * that do not date theirs back end unless they are of this very second; pass `new Date()` to end those too, for which Stream
   * needs up to a second.
   *
   * Resolves when Stream accepts new tokens. That takes no longer than the request, unless `tokenBackdatingSeconds` is 0 or the
   * clock is ahead of Stream's: then up to the next second of Stream's clock, at most 5 seconds. Another process knows of the
   * revocation when a response about the user, or the webhook `user.updated`, tells it. Until then its tokens are rejected if it
   * makes them within `tokenBackdatingSeconds` of the revocation.
   *
   * @param before default: now. `null` makes them valid again.
   * @throws StreamApiError with the status 404 when there is no such user
   */
  async revokeUserTokens(
    userId: string,
    before: Date | null = this.revocations.moment(userId),
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateUsersResponse>> {
    return this.updateUsersPartial(
      { users: [{ id: userId, set: { revoke_tokens_issued_before: before } }] },
      options,
    );
  }
}

function upsertBatch(
  transport: Transport,
  users: readonly UserRequest[],
  options?: RequestOptions,
): Promise<StreamResponse<UpdateUsersResponse>> {
  const body = { users: Object.fromEntries(users.map((user) => [user.id, user])) };
  return transport.send(USER_OPERATIONS.UpdateUsers, { body }, options);
}

/** Notes revocations by others, as far as they matter for tokens made from now on. */
function learnFrom(users: readonly UserResponse[] | undefined, revocations: Revocations): void {
  for (const { id, revoke_tokens_issued_before: before } of users ?? []) {
    if (before) revocations.note(before, id, true);
  }
}

/** The moment until which an update revokes the tokens of its user. */
function revocationIn({ id, set }: UpdateUserPartialRequest): { userId: string; before: Date }[] {
  const before = set?.revoke_tokens_issued_before;
  if (typeof before === 'string') return [{ userId: id, before: new Date(before) }];
  return isDate(before) ? [{ userId: id, before }] : [];
}

/**
 * Callers in JavaScript may leave the list out, or an id.
 *
 * @throws StreamValidationError naming what is no list, no user or no id of a user
 */
function requireUsers<User extends { readonly id: string }>(users: readonly User[]): readonly User[] {
  const list: unknown = users;
  if (!Array.isArray(list))
    throw new StreamValidationError('users', `must be a list, not ${shownValue(list)}.`);
  for (let index = 0; index < list.length; index += 1) {
    const item: unknown = list[index];
    if (typeof item !== 'object' || item === null) {
      throw new StreamValidationError(`users[${index}]`, `must be an object, not ${shownValue(item)}.`);
    }
    requireUserId(`users[${index}].id`, 'id' in item ? item.id : undefined);
  }
  return users;
}
