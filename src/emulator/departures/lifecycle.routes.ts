import { DELETION_MODES, USER_DELETION_MODES } from '../../stream/models/enums';
import { USERS_PER_DELETE, USERS_PER_EXPORT } from '../../stream/models/limits';
import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';
import { findUser, requireUser } from '../users/find-user';
import { userView } from '../users/user.view';
import {
  deactivateUser,
  deactivateUsers,
  reactivateUser,
  reactivateUsers,
} from '../users/lifecycle/activation.rules';
import { deleteUsers, type DeleteUsers } from './delete-users.rules';
import { exportUsers } from '../users/lifecycle/export-users.rules';
import { restoreUsers } from '../users/lifecycle/restore-users.rules';
import { userIdsSchema } from '../users/lifecycle/user-ids-request';

const deleteBody = new BodySchema<DeleteUsers>({
  type: 'object',
  required: ['user_ids'],
  properties: {
    user_ids: { ...userIdsSchema, maxItems: USERS_PER_DELETE },
    user: { type: 'string', enum: USER_DELETION_MODES },
    messages: { type: 'string', enum: USER_DELETION_MODES },
    conversations: { type: 'string', enum: DELETION_MODES },
    calls: { type: 'string', enum: DELETION_MODES },
    files: { type: 'boolean' },
    new_call_owner_id: { type: 'string' },
    new_channel_owner_id: { type: 'string' },
  },
});

const idsBody = new BodySchema<{ user_ids: string[]; created_by_id?: string }>({
  type: 'object',
  required: ['user_ids'],
  properties: { user_ids: userIdsSchema, created_by_id: { type: 'string' } },
});

const exportBody = new BodySchema<{ user_ids: string[] }>({
  type: 'object',
  required: ['user_ids'],
  properties: { user_ids: { ...userIdsSchema, maxItems: USERS_PER_EXPORT } },
});

const activationBody = new BodySchema<{ name?: string; created_by_id?: string }>({
  type: 'object',
  properties: {
    name: { type: 'string' },
    created_by_id: { type: 'string' },
    restore_messages: { type: 'boolean' },
  },
});

export const userLifecycleRoutes: readonly Route[] = [
  {
    operation: 'DeleteUsers',
    access: 'server',
    handle: ({ app, body }) => ({ task_id: deleteUsers(app, deleteBody.parse(body)) }),
  },
  {
    operation: 'RestoreUsers',
    access: 'server',
    handle: ({ app, body }) => {
      restoreUsers(app, idsBody.parse(body).user_ids);
      return {};
    },
  },
  {
    operation: 'DeactivateUsers',
    access: 'server',
    handle: ({ app, body }) => {
      const { user_ids, created_by_id } = idsBody.parse(body);
      return { task_id: deactivateUsers(app, user_ids, actorOf(app, created_by_id)) };
    },
  },
  {
    operation: 'ReactivateUsers',
    access: 'server',
    handle: ({ app, body }) => {
      const { user_ids, created_by_id } = idsBody.parse(body);
      return { task_id: reactivateUsers(app, user_ids, actorOf(app, created_by_id)) };
    },
  },
  {
    operation: 'DeactivateUser',
    access: 'server',
    handle: ({ app, params, body, time }) => {
      const by = actorOf(app, activationBody.parse(body).created_by_id);
      return { user: userView(app, deactivateUser(app, params.user_id ?? '', by), time) };
    },
  },
  {
    operation: 'ReactivateUser',
    access: 'server',
    handle: ({ app, params, body, time }) => {
      const { name, created_by_id } = activationBody.parse(body);
      const by = actorOf(app, created_by_id);
      return { user: userView(app, reactivateUser(app, params.user_id ?? '', { name, by }), time) };
    },
  },
  {
    operation: 'ExportUser',
    access: 'server',
    handle: ({ app, params, time }) => ({
      user: userView(app, requireUser(app, params.user_id ?? ''), time),
      messages: [],
      reactions: [],
    }),
  },
  {
    operation: 'ExportUsers',
    access: 'server',
    handle: ({ app, body }) => {
      return { task_id: exportUsers(app, exportBody.parse(body).user_ids) };
    },
  },
];

/** Who acts is only told of, so that one who is unknown is nobody and no error. */
function actorOf(app: App, id = ''): UserRecord | undefined {
  return findUser(app, id);
}
