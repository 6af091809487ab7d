import type { Route, StreamRequest } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import { resolveActor } from '../users/actor';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import { userView } from '../users/user.view';
import { blocksOf, blockUser, unblockUser } from './block.rules';

interface BlockBody {
  readonly blocked_user_id: string;
  readonly user_id?: string;
  readonly user?: UserRequest;
}

const blockBody = new BodySchema<BlockBody>({
  type: 'object',
  required: ['blocked_user_id'],
  properties: {
    blocked_user_id: { type: 'string', minLength: 1 },
    user_id: { type: 'string' },
    user: userRequestSchema,
  },
});

function blockerOf(request: StreamRequest, { user, user_id }: BlockBody) {
  return resolveActor(request, { object: user, id: user_id });
}

export const blockRoutes: readonly Route[] = [
  {
    operation: 'BlockUsers',
    access: 'user',
    handle: (request) => {
      const body = blockBody.parse(request.body);
      const blocker = blockerOf(request, body);
      const since = blockUser(request.app, blocker, body.blocked_user_id);
      return {
        blocked_by_user_id: blocker.id,
        blocked_user_id: body.blocked_user_id,
        created_at: request.time(since),
      };
    },
  },
  {
    operation: 'UnblockUsers',
    access: 'user',
    handle: (request) => {
      const body = blockBody.parse(request.body);
      unblockUser(request.app, blockerOf(request, body), body.blocked_user_id);
      return {};
    },
  },
  {
    operation: 'GetBlockedUsers',
    access: 'user',
    handle: (request) => {
      const { app, query, time } = request;
      const blocker = resolveActor(request, { id: query.get('user_id') ?? '' });
      const blocks = blocksOf(app, blocker).map(({ blocked, since }) => ({
        user: userView(app, blocker, time),
        user_id: blocker.id,
        blocked_user: userView(app, blocked, time),
        blocked_user_id: blocked.id,
        created_at: time(since),
      }));
      return { blocks };
    },
  },
];
