import type { Route } from '../../../protocol/route';
import { selectPage } from '../../../query/page';
import { readQuery } from '../../../query/query';
import type { Micros } from '../../../world/clock';
import type { WireTime } from '../../../protocol/wire-time';
import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import { sessionView } from '../../sessions/session.view';
import { effectiveSettings } from '../../effective-settings';
import { requireSession, sessionOfPath } from '../measures/call-sessions';
import { countsView } from '../measures/counts.view';
import { PARTICIPANT_STATS_QUERY_MODEL, VISIT_QUERY_MODEL } from './participant-query-models';
import { participantStats } from './participant-stats';
import { callEventView, participantStatsView } from './participant-stats.view';
import { presentOf } from '../measures/present';
import { PUBLISHER_TYPE } from '../measures/quality';
import { pageOfQuery } from './stats-page';
import { isPublisher, lengthOf, seconds, visitSpan, visitsOf, type Visit } from '../measures/visits';

/** Who has been in a session, and when. */
export const participantStatsRoutes: readonly Route[] = [
  {
    operation: 'QueryCallSessionParticipantStats',
    access: 'user',
    handle: ({ app, caller, params, query, time }) => {
      const { call, session } = sessionOfPath(app, params);
      requirePermission(app, caller, targetOf(call), 'read-call-stats');
      const page = readQuery(PARTICIPANT_STATS_QUERY_MODEL, pageOfQuery(query), app.settings);
      const { items, ...cursors } = selectPage(page, { items: participantStats(session), ordered: false });
      return {
        call_type: call.type,
        call_id: call.id,
        call_session_id: session.id,
        call_started_at: time(session.startedAt),
        ...(session.endedAt !== undefined && { call_ended_at: time(session.endedAt) }),
        counts: countsView(app, { call, session }),
        participants: items.map((participant) => participantStatsView(app, participant, time)),
        call_events: app.clientEvents.ofSession(call.cid, session.id).map(callEventView),
        ...cursors,
      };
    },
  },
  callRoute(
    {
      operation: 'QueryCallParticipantSessions',
    },
    ({ app, caller, params, query, time }, call) => {
      requirePermission(app, caller, targetOf(call), 'read-call-stats');
      const session = requireSession(call, params.session ?? '');
      const page = readQuery(VISIT_QUERY_MODEL, pageOfQuery(query), app.settings);
      const visits = visitsOf(session);
      const { items, ...cursors } = selectPage(page, { items: visits, ordered: false });
      const now = presentOf(app);
      return {
        call_type: call.type,
        call_id: call.id,
        call_session_id: session.id,
        // Emulator choice: of the session, in seconds; Stream has a number in the place of the duration of the request.
        duration: seconds(lengthOf({ from: session.startedAt, to: session.endedAt }, now)),
        total_participant_sessions: visits.length,
        total_participant_duration: seconds(
          visits.reduce((sum, visit) => sum + lengthOf(visitSpan(visit), now), 0),
        ),
        participants_sessions: items.map((visit) => visitView(visit, now, time)),
        session: sessionView(app, session, effectiveSettings(app, call), time),
        ...cursors,
      };
    },
  ),
];

/** Stream's ParticipantSessionDetails. */
function visitView(visit: Visit, now: Micros, time: WireTime) {
  return {
    user_id: visit.userId,
    user_session_id: visit.userSessionId,
    roles: [visit.role],
    publisher_type: isPublisher(visit) ? PUBLISHER_TYPE : '',
    joined_at: time(visit.joinedAt),
    ...(visit.leftAt !== undefined && { left_at: time(visit.leftAt) }),
    duration_in_seconds: seconds(lengthOf(visitSpan(visit), now)),
  };
}
