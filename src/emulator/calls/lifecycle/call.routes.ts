import { MEMBERS_LIMIT } from '../../../stream/models/limits';
import { booleanParam, integerParam } from '../../protocol/query-params';
import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { requirePermission, targetOf } from '../access/call-access';
import { readCallRef } from '../call-ref';
import { callRoute } from '../call-route';
import { deleteCall, endCall, updateCall } from './call.rules';
import { getOrCreateSchema, updateSchema } from './call.schema';
import { callStateBytes } from '../call-state-bytes';
import { callStateView, callView } from '../call.view';
import { getOrCreateCall } from './get-or-create.rules';
import { notifyMembers, ringCall } from './ring.rules';

const deleteSchema = new BodySchema<{ readonly hard?: boolean }>({
  type: 'object',
  properties: { hard: { type: 'boolean' } },
});

/** Making, reading, changing and ending calls. */
export const callRoutes: readonly Route[] = [
  {
    operation: 'GetOrCreateCall',
    access: 'user',
    handle: (request) => {
      const {
        data,
        members_limit,
        ring,
        notify,
        video = data?.video,
      } = getOrCreateSchema.parse(request.body);
      const { call, created } = getOrCreateCall(request, readCallRef(request.params), { data, ring });
      if (ring === true) ringCall(request, call, { video });
      if (notify === true) notifyMembers(request, call);
      if (members_limit === undefined) return callStateBytes(request, call, { created });
      return { ...callStateView(request, call, members_limit), created };
    },
  },
  callRoute({ operation: 'GetCall', access: 'anyone' }, (request, call) => {
    const { app, caller, query } = request;
    requirePermission(app, caller, targetOf(call), 'read-call');
    const limit = integerParam(query, 'members_limit', MEMBERS_LIMIT);
    if (booleanParam(query, 'ring') === true) {
      ringCall(request, call, { video: booleanParam(query, 'video') });
    }
    if (booleanParam(query, 'notify') === true) notifyMembers(request, call);
    return limit === undefined ? callStateBytes(request, call) : callStateView(request, call, limit);
  }),
  callRoute({ operation: 'UpdateCall' }, (request, call) => {
    updateCall(request, call, updateSchema.parse(request.body));
    return callStateBytes(request, call);
  }),
  callRoute({ operation: 'DeleteCall' }, (request, call) => {
    const { hard = false } = deleteSchema.parse(request.body);
    const taskId = deleteCall(request, call, hard);
    return {
      call: callView(request.app, call, request.time),
      ...(taskId !== undefined && { task_id: taskId }),
    };
  }),
  callRoute({ operation: 'EndCall' }, (request, call) => {
    endCall(request, call);
    return {};
  }),
];
