import { RING_MEMBERS_PER_REQUEST } from '../../../stream/models/limits';
import { StreamFault } from '../../protocol/stream-fault';
import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { callRoute } from '../call-route';
import { callView } from '../call.view';
import { requireJoinable } from '../access/join.rules';
import { readGoingLive, readKept } from './live-flags';
import { goLive, stopLive } from './live.rules';
import { ringCall } from './ring.rules';

const ringSchema = new BodySchema<{ readonly members_ids?: readonly string[]; readonly video?: boolean }>({
  type: 'object',
  properties: {
    members_ids: { type: 'array', maxItems: RING_MEMBERS_PER_REQUEST, items: { type: 'string' } },
    video: { type: 'boolean' },
  },
});

/** Opening calls to people, and calling them. */
export const liveRoutes: readonly Route[] = [
  callRoute({ operation: 'GoLive' }, (request, call) => {
    goLive(request, call, readGoingLive(request.body));
    return { call: callView(request.app, call, request.time) };
  }),
  callRoute({ operation: 'StopLive' }, (request, call) => {
    stopLive(request, call, readKept(request.body));
    return { call: callView(request.app, call, request.time) };
  }),
  callRoute({ operation: 'RingCall' }, (request, call) => {
    const { members_ids: ids, video } = ringSchema.parse(request.body);
    return { members_ids: ringCall(request, call, { ids, video }) };
  }),
  callRoute({ operation: 'JoinCall', access: 'anyone', isBuilt: false }, ({ app, caller }, call) => {
    requireJoinable(app, caller, call);
    throw new StreamFault('notImplemented', 'JoinCall is not implemented by the emulator: it has no media');
  }),
];
