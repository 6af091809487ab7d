import { BodySchema, type Schema } from '../../protocol/validate';
import type { Route } from '../../protocol/route';
import { resolveActor } from '../../users/actor';
import { requirePermission, targetOf } from '../access/call-access';
import { callRoute } from '../call-route';
import { REQUESTABLE, requestPermissions, type RequestablePermission } from './permission-request.rules';

export const requestablePermissions: Schema = {
  type: 'array',
  minItems: 1,
  items: { type: 'string', enum: REQUESTABLE },
};

const requestSchema = new BodySchema<{ readonly permissions: readonly RequestablePermission[] }>({
  type: 'object',
  required: ['permissions'],
  properties: { permissions: requestablePermissions },
});

export const permissionRequestRoute: Route = callRoute(
  { operation: 'RequestPermission' },
  (request, call) => {
    const { app, caller, body } = request;
    const { permissions } = requestSchema.parse(body);
    requirePermission(app, caller, targetOf(call), 'read-call');
    requestPermissions(app, call, resolveActor(request, {}), permissions);
    return {};
  },
);
