import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import { resolveActor } from '../users/actor';
import type { JsonObject } from '../world/json';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import { requirePermission, targetOf } from './access/call-access';
import { callRoute } from './call-route';
import { customSchema } from './custom.schema';

const eventSchema = new BodySchema<{
  readonly custom?: JsonObject;
  readonly user?: UserRequest;
  readonly user_id?: string;
}>({
  type: 'object',
  properties: { custom: customSchema, user: userRequestSchema, user_id: { type: 'string' } },
});

export const callEventRoutes: readonly Route[] = [
  callRoute({ operation: 'SendCallEvent' }, (request, call) => {
    const { custom = {}, user: object, user_id: id } = eventSchema.parse(request.body);
    requirePermission(request.app, request.caller, targetOf(call), 'send-event');
    const user = resolveActor(request, { object, id });
    request.app.events.emit('custom', { call, user, custom });
    return {};
  }),
];
