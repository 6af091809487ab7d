import { callRoute } from '../call-route';
import { resolveActor } from '../../users/actor';
import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { participantsRoute } from './participants/participants.routes';
import { acceptRing, rejectRing } from './ring-answer.rules';

const rejectSchema = new BodySchema<{ readonly reason?: string }>({
  type: 'object',
  properties: { reason: { type: 'string' } },
});

/** What goes on in a call, and what users answer to a ring. */
export const sessionRoutes: readonly Route[] = [
  participantsRoute,
  callRoute({ operation: 'AcceptCall' }, (request, call) => {
    acceptRing(request.app, call, resolveActor(request, {}).id);
    return {};
  }),
  callRoute({ operation: 'RejectCall' }, (request, call) => {
    const { reason } = rejectSchema.parse(request.body);
    rejectRing(request.app, call, resolveActor(request, {}).id, reason);
    return {};
  }),
];
