import { DEFAULT_PAGE_LIMIT, PAGE_LIMIT } from '../../../../stream/models/limits';
import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import { callStateView } from '../../call.view';
import { openSession } from '../../session';
import { integerParam } from '../../../protocol/query-params';
import type { Route } from '../../../protocol/route';
import { BodySchema } from '../../../protocol/validate';
import { matches } from '../../../query/filter';
import { parseFilter } from '../../../query/filter-parser';
import type { PageRequest } from '../../../query/page-request';
import { PARTICIPANT_QUERY_MODEL } from './participant-query-model';
import { presence } from '../../presence';
import { participantView } from '../session.view';

const bodySchema = new BodySchema<Pick<PageRequest, 'filter_conditions'>>({
  type: 'object',
  properties: { filter_conditions: { type: 'object' } },
});

/** Who is in a call. */
export const participantsRoute: Route = callRoute({ operation: 'QueryCallParticipants' }, (request, call) => {
  const { app, caller, query, body, time } = request;
  requirePermission(app, caller, targetOf(call), 'read-call');
  const limit = integerParam(query, 'limit', PAGE_LIMIT) ?? DEFAULT_PAGE_LIMIT;
  const filter = parseFilter(PARTICIPANT_QUERY_MODEL, bodySchema.parse(body).filter_conditions);
  const found = presence(openSession(call)).filter((participant) => matches(filter, participant));
  return {
    ...callStateView(request, call),
    participants: found.slice(0, limit).map((participant) => participantView(app, participant, time)),
    total_participants: found.length,
  };
});
