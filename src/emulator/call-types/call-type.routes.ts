import type { Route } from '../protocol/route';
import { BodySchema, type Schema } from '../protocol/validate';
import {
  createCallType,
  deleteCallType,
  requireCallType,
  updateCallType,
  type CallTypeParts,
} from './call-type.rules';
import { callTypeNameSchema } from './call-type-name.schema';
import { callTypeView } from './call-type.view';
import { notificationSettingsSchema } from './notification-settings.schema';
import { settingsSchema } from './settings/settings.schema';

const partsSchema: Readonly<Record<string, Schema>> = {
  settings: settingsSchema,
  grants: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
  notification_settings: notificationSettingsSchema,
  external_storage: { type: 'string' },
};

const createSchema = new BodySchema<CallTypeParts & { readonly name: string }>({
  type: 'object',
  required: ['name'],
  properties: {
    ...partsSchema,
    name: callTypeNameSchema,
  },
});
const updateSchema = new BodySchema<CallTypeParts>({ type: 'object', properties: partsSchema });

export const callTypeRoutes: readonly Route[] = [
  {
    operation: 'ListCallTypes',
    access: 'server',
    handle: ({ app, time }) => ({
      call_types: Object.fromEntries(
        [...app.callTypes.values()].map((type) => [type.name, callTypeView(type, time)]),
      ),
    }),
  },
  {
    operation: 'CreateCallType',
    access: 'server',
    handle: ({ app, body, time }) => {
      const { name, ...parts } = createSchema.parse(body);
      return callTypeView(createCallType(app, name, parts), time);
    },
  },
  {
    operation: 'GetCallType',
    access: 'server',
    handle: ({ app, params, time }) => callTypeView(requireCallType(app, params.name ?? ''), time),
  },
  {
    operation: 'UpdateCallType',
    access: 'server',
    handle: ({ app, params, body, time }) =>
      callTypeView(updateCallType(app, params.name ?? '', updateSchema.parse(body)), time),
  },
  {
    operation: 'DeleteCallType',
    access: 'server',
    handle: ({ app, params }) => {
      deleteCallType(app, params.name ?? '');
      return {};
    },
  },
];
