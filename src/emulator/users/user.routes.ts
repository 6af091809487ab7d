import { USERS_PER_REQUEST } from '../../stream/models/limits';
import type { Route, StreamRequest } from '../protocol/route';
import { inputError } from '../protocol/stream-fault';
import { BodySchema } from '../protocol/validate';
import type { UserRecord } from '../world/user-store';
import { updateUsersPartial } from './partial-update/partial-update.rules';
import { partialUpdatesBody } from './partial-update/partial-update-request';
import { readUsersQuery } from './query/users-query';
import { queryUsers } from './query/query-users';
import { asSelf, requireOwnPartialUpdates } from './self-service';
import { upsertUsers } from './upsert-users.rules';
import { userRequestSchema, type UserRequest } from './user-request';
import { fullUserView } from './user.view';

const upsertBody = new BodySchema<{ users: Record<string, UserRequest> }>({
  type: 'object',
  required: ['users'],
  properties: {
    users: { type: 'object', maxProperties: USERS_PER_REQUEST, additionalProperties: userRequestSchema },
  },
});

export const userRoutes: readonly Route[] = [
  {
    operation: 'UpdateUsers',
    access: 'user',
    handle: (request) => {
      const requests = readUpsert(request.body).map((user) => asSelf(request, user));
      return usersAnswer(request, upsertUsers(request.app, requests));
    },
  },
  {
    operation: 'UpdateUsersPartial',
    access: 'user',
    handle: (request) => {
      const { users } = partialUpdatesBody.parse(request.body);
      requireOwnPartialUpdates(request, users);
      return usersAnswer(request, updateUsersPartial(request.app, users));
    },
  },
  {
    operation: 'QueryUsers',
    access: 'user',
    handle: (request) => {
      const users = queryUsers(request.app, request.caller, readUsersQuery(request.query));
      return { users: users.map((user) => fullUserView(request.app, user, request.time)) };
    },
  },
];

function readUpsert(body: unknown): UserRequest[] {
  return Object.entries(upsertBody.parse(body).users).map(([key, user]) => {
    if (user.id !== key)
      throw inputError(`users.${key}.id must be equal to its key "${key}"`, `users.${key}.id`);
    return user;
  });
}

function usersAnswer({ app, time }: StreamRequest, users: readonly UserRecord[]) {
  return {
    users: Object.fromEntries(users.map((user) => [user.id, fullUserView(app, user, time)])),
    // Deprecated by Stream and always empty, yet required.
    membership_deletion_task_id: '',
  };
}
