import { knownFields } from '../protocol/known-fields';
import { integerParam } from '../protocol/query-params';
import type { Route } from '../protocol/route';
import { BodySchema, type Schema } from '../protocol/validate';
import type { WireTime } from '../protocol/wire-time';
import { optionalActor } from '../users/actor';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import type { App } from '../world/app';
import type { JsonObject } from '../world/json';
import {
  cancelImportV2,
  deleteImportV2,
  IMPORT_V2_STATES,
  listImportsV2,
  readImportV2,
  startImportV2,
  type ReadImportV2,
} from './import-v2.rules';

const STATE_RANGE = { min: 0, max: 2 ** 31 - 1 };

const settingsSchema: Schema = {
  type: 'object',
  properties: {
    merge_custom: { type: 'boolean' },
    mode: { type: 'string' },
    path: { type: 'string' },
    s3: {
      type: 'object',
      properties: { bucket: { type: 'string' }, dir: { type: 'string' }, region: { type: 'string' } },
    },
    skip_references_check: { type: 'boolean' },
    use_import_time_as_op_time: { type: 'boolean' },
  },
};

interface CreateBody {
  readonly product: string;
  readonly settings: JsonObject;
  readonly user?: UserRequest;
  readonly user_id?: string;
}

const createBody = new BodySchema<CreateBody>({
  type: 'object',
  required: ['product', 'settings'],
  properties: {
    product: { type: 'string', enum: ['chat', 'feeds'] },
    settings: settingsSchema,
    user: userRequestSchema,
    user_id: { type: 'string' },
  },
});

/** Stream's ImportV2TaskItem. */
function importV2View(app: App, { task, status }: ReadImportV2, time: WireTime) {
  return {
    id: task.id,
    app_pk: app.number,
    product: task.product,
    settings: task.settings,
    state: IMPORT_V2_STATES[status],
    ...(status === 'completed' && { result: {} }),
    created_at: time(task.createdAt),
    updated_at: time(task.updatedAt),
  };
}

export const importV2Routes: readonly Route[] = [
  {
    operation: 'ListImportV2Tasks',
    access: 'server',
    handle: ({ app, query, time }) => {
      const tasks = listImportsV2(app, integerParam(query, 'state', STATE_RANGE));
      return { import_tasks: tasks.map((task) => importV2View(app, task, time)) };
    },
  },
  {
    operation: 'CreateImportV2Task',
    access: 'server',
    handle: (request) => {
      const { app, time } = request;
      const { product, settings, user, user_id } = createBody.parse(request.body);
      optionalActor(request, { object: user, id: user_id });
      const task = startImportV2(app, product, knownFields(settingsSchema, settings));
      return importV2View(app, { task, status: 'pending' }, time);
    },
  },
  {
    operation: 'GetImportV2Task',
    access: 'server',
    handle: ({ app, params, time }) => importV2View(app, readImportV2(app, params.id ?? ''), time),
  },
  {
    operation: 'CancelImportV2Task',
    access: 'server',
    handle: ({ app, params }) => {
      cancelImportV2(app, params.id ?? '');
      return {};
    },
  },
  {
    operation: 'DeleteImportV2Task',
    access: 'server',
    handle: ({ app, params }) => {
      deleteImportV2(app, params.id ?? '');
      return {};
    },
  },
];
