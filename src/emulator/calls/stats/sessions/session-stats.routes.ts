import type { Route, StreamRequest } from '../../../protocol/route';
import { BodySchema } from '../../../protocol/validate';
import { selectPage, type Page } from '../../../query/page';
import { pageRequestSchema, type PageRequest } from '../../../query/page-request';
import { readQuery } from '../../../query/query';
import type { QueryModel } from '../../../query/query-model';
import { isRunning } from '../../../world/session';
import { isAllowed, targetOf } from '../../access/call-access';
import { allStartedSessions, startedSessions, type CallSession } from '../measures/call-sessions';
import { countsView } from '../measures/counts.view';
import { latestActivityOf } from '../measures/latest-activity';
import { presentOf } from '../measures/present';
import { QUALITY } from '../measures/quality';
import { callStatsModel, lowestRating, sessionStatsModel } from './session-query-models';
import { lengthOf, seconds } from '../measures/visits';

const SORT_FIELDS_MAX = 2;

const querySchema = new BodySchema<PageRequest>({
  type: 'object',
  properties: pageRequestSchema(SORT_FIELDS_MAX),
});

/** The statistics of sessions, of one call or of many. */
export const sessionStatsRoutes: readonly Route[] = [
  {
    operation: 'QueryCallStats',
    access: 'user',
    handle: (request) => {
      const { items, ...cursors } = pageOf(request, callStatsModel(request.app));
      return { reports: items.map((one) => summaryView(request, one)), ...cursors };
    },
  },
  {
    operation: 'QueryCallSessionStats',
    access: 'user',
    handle: (request) => {
      const { items, ...cursors } = pageOf(request, sessionStatsModel(request.app));
      return { call_stats: items.map((one) => sessionStatsView(request, one)), ...cursors };
    },
  },
];

/** Users see the sessions of the calls whose statistics they may read. */
function pageOf({ app, caller, body }: StreamRequest, model: QueryModel<CallSession>): Page<CallSession> {
  const request = querySchema.parse(body);
  const query = readQuery(model, request, app.settings);
  const sessions = [...candidates(request, app)];
  const items =
    caller.kind === 'server'
      ? sessions
      : sessions.filter(({ call }) => isAllowed(app, caller, targetOf(call), 'read-call-stats'));
  return selectPage(query, { items, ordered: false });
}

/** A filter that names a call needs the sessions of no other. */
function candidates(
  { filter_conditions = {} }: PageRequest,
  app: StreamRequest['app'],
): Iterable<CallSession> {
  const { call_cid: condition } = filter_conditions as { readonly call_cid?: unknown };
  const cid =
    typeof condition === 'object' && condition !== null && '$eq' in condition ? condition.$eq : condition;
  if (typeof cid !== 'string') return allStartedSessions(app);
  const call = app.calls.get(cid);
  return call === undefined ? [] : startedSessions(call).map((session) => ({ call, session }));
}

/** Stream's CallStatsReportSummaryResponse. Emulator choice: the report is made when the session starts. */
function summaryView({ app, time }: StreamRequest, one: CallSession) {
  const { call, session } = one;
  const rating = lowestRating(app, one);
  return {
    call_cid: call.cid,
    call_session_id: session.id,
    call_status: isRunning(session) ? 'ongoing' : 'ended',
    call_duration_seconds: seconds(
      lengthOf({ from: session.startedAt, to: session.endedAt }, presentOf(app)),
    ),
    created_at: time(session.startedAt),
    first_stats_time: time(session.startedAt),
    quality_score: QUALITY.score,
    ...(rating !== undefined && { min_user_rating: rating }),
  };
}

/** Stream's CallStatsSessionResponse. Emulator choice: generated when something last changed. */
function sessionStatsView({ app, time }: StreamRequest, one: CallSession) {
  const { call, session } = one;
  return {
    call_type: call.type,
    call_id: call.id,
    call_session_id: session.id,
    call_started_at: time(session.startedAt),
    ...(session.endedAt !== undefined && { call_ended_at: time(session.endedAt) }),
    counts: countsView(app, one),
    generated_at: time(latestActivityOf(app, one)),
  };
}
