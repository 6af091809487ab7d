import type { Route } from '../protocol/route';
import { requiredParam } from '../protocol/query-params';
import { BodySchema } from '../protocol/validate';
import { resolveActor } from '../users/actor';
import { findUser } from '../users/find-user';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import { fullUserView, muteView } from '../users/user.view';
import { banUser, unbanUser, type BanRequest } from './ban.rules';
import { banView, queryBannedUsers } from './banned-users';
import { muteUsers, unmuteUsers } from './mute.rules';

interface BanBody extends BanRequest {
  readonly banned_by_id?: string;
  readonly banned_by?: UserRequest;
}

interface MuteBody {
  readonly target_ids: string[];
  readonly user_id?: string;
  readonly user?: UserRequest;
  readonly timeout?: number;
}

const banBody = new BodySchema<BanBody>({
  type: 'object',
  required: ['target_user_id'],
  properties: {
    target_user_id: { type: 'string', minLength: 1 },
    banned_by_id: { type: 'string' },
    banned_by: userRequestSchema,
    timeout: { type: 'integer', minimum: 0 },
    reason: { type: 'string' },
    shadow: { type: 'boolean' },
    ip_ban: { type: 'boolean' },
    channel_cid: { type: 'string' },
  },
});

const unbanBody = new BodySchema<{ unbanned_by_id?: string; unbanned_by?: UserRequest }>({
  type: 'object',
  properties: { unbanned_by_id: { type: 'string' }, unbanned_by: userRequestSchema },
});

const muteBody = new BodySchema<MuteBody>({
  type: 'object',
  required: ['target_ids'],
  properties: {
    target_ids: { type: 'array', minItems: 1, maxItems: 100, items: { type: 'string', minLength: 1 } },
    user_id: { type: 'string' },
    user: userRequestSchema,
    timeout: { type: 'integer', minimum: 0 },
  },
});

export const moderationRoutes: readonly Route[] = [
  {
    operation: 'Ban',
    access: 'user',
    handle: (request) => {
      const body = banBody.parse(request.body);
      const given = { object: body.banned_by, id: body.banned_by_id };
      const actor = resolveActor(request, given, { objectName: 'banned_by', idName: 'banned_by_id' });
      banUser(request.app, request.caller, body, actor);
      return {};
    },
  },
  {
    operation: 'Unban',
    access: 'user',
    handle: ({ app, caller, query, body }) => {
      const { unbanned_by_id: id, unbanned_by: object } = unbanBody.parse(body);
      unbanUser(app, caller, requiredParam(query, 'target_user_id'), {
        channelCid: query.get('channel_cid') ?? undefined,
        by:
          caller.kind === 'user'
            ? caller.user
            : findUser(app, object?.id ?? id ?? query.get('created_by') ?? ''),
      });
      return {};
    },
  },
  {
    operation: 'Mute',
    access: 'user',
    handle: (request) => {
      const { app, caller, time } = request;
      const body = muteBody.parse(request.body);
      const actor = resolveActor(request, { object: body.user, id: body.user_id });
      const { user, muted, unknown } = muteUsers(app, caller, actor, body.target_ids, body.timeout);
      return {
        mutes: muted.map(({ target, mute }) => muteView(app, user, target, mute, time)),
        ...(unknown.length > 0 && { non_existing_users: unknown }),
        own_user: fullUserView(app, user, time),
      };
    },
  },
  {
    operation: 'Unmute',
    access: 'user',
    handle: (request) => {
      const body = muteBody.parse(request.body);
      const actor = resolveActor(request, { object: body.user, id: body.user_id });
      unmuteUsers(request.app, actor, body.target_ids);
      return {};
    },
  },
  {
    operation: 'QueryBannedUsers',
    access: 'server',
    handle: ({ app, query, time }) => ({
      bans: queryBannedUsers(app, query).map((banned) => banView(app, banned, time)),
    }),
  },
];
