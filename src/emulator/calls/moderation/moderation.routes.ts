import type { Route } from '../../protocol/route';
import { BodySchema, type Schema } from '../../protocol/validate';
import { optionalActor, resolveActor } from '../../users/actor';
import { userRequestSchema, type UserRequest } from '../../users/user-request';
import { requirePermission, targetOf } from '../access/call-access';
import { callRoute } from '../call-route';
import { muteUsers, type MuteRequest } from './mute.rules';
import { REQUESTABLE } from './permission-request.rules';
import {
  blockUser,
  changePermissions,
  kickUser,
  unblockUser,
  type PermissionChange,
} from './moderation.rules';

const flag: Schema = { type: 'boolean' };
const requiredId: Schema = { type: 'string', minLength: 1 };
const permissions: Schema = {
  type: 'array',
  items: { type: 'string', enum: REQUESTABLE },
};

const userIdSchema = new BodySchema<{ readonly user_id: string }>({
  type: 'object',
  required: ['user_id'],
  properties: { user_id: requiredId },
});

const kickSchema = new BodySchema<{
  readonly user_id: string;
  readonly block?: boolean;
  readonly kicked_by?: UserRequest;
  readonly kicked_by_id?: string;
}>({
  type: 'object',
  required: ['user_id'],
  properties: {
    user_id: requiredId,
    block: flag,
    kicked_by: userRequestSchema,
    kicked_by_id: { type: 'string' },
  },
});

const muteSchema = new BodySchema<
  MuteRequest & { readonly muted_by?: UserRequest; readonly muted_by_id?: string }
>({
  type: 'object',
  properties: {
    user_ids: { type: 'array', items: { type: 'string' } },
    mute_all_users: flag,
    audio: flag,
    video: flag,
    screenshare: flag,
    screenshare_audio: flag,
    muted_by: userRequestSchema,
    muted_by_id: { type: 'string' },
  },
});

const permissionsSchema = new BodySchema<PermissionChange>({
  type: 'object',
  required: ['user_id'],
  properties: { user_id: requiredId, grant_permissions: permissions, revoke_permissions: permissions },
});

const pinSchema = new BodySchema<{ readonly user_id: string; readonly session_id: string }>({
  type: 'object',
  required: ['user_id', 'session_id'],
  properties: { user_id: requiredId, session_id: requiredId },
});

/** Acting on single users of a call. */
export const moderationRoutes: readonly Route[] = [
  callRoute({ operation: 'BlockUser' }, (request, call) => {
    blockUser(request, call, userIdSchema.parse(request.body).user_id);
    return {};
  }),
  callRoute({ operation: 'UnblockUser' }, (request, call) => {
    unblockUser(request, call, userIdSchema.parse(request.body).user_id);
    return {};
  }),
  callRoute({ operation: 'KickUser' }, (request, call) => {
    const { user_id, block = false, kicked_by: object, kicked_by_id: id } = kickSchema.parse(request.body);
    const by = optionalActor(request, { object, id }, { objectName: 'kicked_by', idName: 'kicked_by_id' });
    kickUser(request, call, user_id, { block, by });
    return {};
  }),
  callRoute({ operation: 'MuteUsers' }, (request, call) => {
    const { muted_by: object, muted_by_id: id, ...mute } = muteSchema.parse(request.body);
    requirePermission(request.app, request.caller, targetOf(call), 'mute-users');
    const by = resolveActor(request, { object, id }, { objectName: 'muted_by', idName: 'muted_by_id' });
    muteUsers(request.app, call, by, mute);
    return {};
  }),
  callRoute({ operation: 'UpdateUserPermissions' }, (request, call) => {
    changePermissions(request, call, permissionsSchema.parse(request.body));
    return {};
  }),
  ...(['VideoPin', 'VideoUnpin'] as const).map((operation) =>
    callRoute({ operation }, (request, call) => {
      pinSchema.parse(request.body);
      requirePermission(request.app, request.caller, targetOf(call), 'pin-call-track');
      return {};
    }),
  ),
];
