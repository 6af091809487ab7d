import { CALL_SORT_FIELDS_MAX, PAGE_LIMIT } from '../../../stream/models/limits';
import { integerParam } from '../../http/query-params';
import type { Route } from '../../http/route';
import { BodySchema } from '../../http/validate';
import { parseFilter } from '../../query/filter-parser';
import { pageRequestSchema, type PageRequest } from '../../query/page-request';
import { requirePermission, targetOf } from '../access/call-access';
import { callRoute } from '../call-route';
import { callStateView } from '../call.view';
import { PARTICIPANT_QUERY_MODEL } from './participant-query-model';
import { queryCalls } from './query-calls.rules';

const querySchema = new BodySchema<PageRequest>({
  type: 'object',
  properties: { ...pageRequestSchema(CALL_SORT_FIELDS_MAX), watch: { type: 'boolean' } },
});

const participantsSchema = new BodySchema<Pick<PageRequest, 'filter_conditions'>>({
  type: 'object',
  properties: { filter_conditions: { type: 'object' } },
});

export const callQueryRoutes: readonly Route[] = [
  {
    operation: 'QueryCalls',
    method: 'POST',
    path: '/api/v2/video/calls',
    access: 'anyone',
    handle: (request) => {
      const { items, ...cursors } = queryCalls(request, querySchema.parse(request.body));
      return { calls: items.map((call) => callStateView(request, call)), ...cursors };
    },
  },
  // Nobody is ever in a call: the emulator has no media. The filter is checked all the same.
  callRoute({ operation: 'QueryCallParticipants', suffix: '/participants' }, (request, call) => {
    const { app, caller, query, body } = request;
    requirePermission(app, caller, targetOf(call), 'read-call');
    integerParam(query, 'limit', PAGE_LIMIT);
    parseFilter(PARTICIPANT_QUERY_MODEL, participantsSchema.parse(body).filter_conditions);
    return { ...callStateView(request, call), participants: [], total_participants: 0 };
  }),
];
