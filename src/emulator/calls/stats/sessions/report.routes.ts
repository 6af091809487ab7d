import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import { effectiveSettings } from '../../effective-settings';
import { notFound } from '../../../protocol/stream-fault';
import type { Route } from '../../../protocol/route';
import type { CallRecord } from '../../../world/call';
import { sessionView } from '../../sessions/session.view';
import { requireLatestSession, startedSessions, type StartedSession } from '../measures/call-sessions';
import { reactionsView, reportView } from './report.view';

/** Who has been in a session. */
export const reportRoute: Route = callRoute(
  { operation: 'GetCallReport' },
  ({ app, caller, query, time }, call) => {
    requirePermission(app, caller, targetOf(call), 'read-call-stats');
    const session = requireReported(call, query.get('session_id') ?? '');
    return {
      session_id: session.id,
      session: sessionView(app, session, effectiveSettings(app, call), time),
      report: reportView(app, { call, session }, time),
      video_reactions: reactionsView(session, time),
    };
  },
);

/** The session with that id, the latest one without an id. */
function requireReported(call: CallRecord, id: string): StartedSession {
  if (id === '') return requireLatestSession(call);
  const session = startedSessions(call).find((one) => one.id === id);
  if (session !== undefined) return session;
  throw notFound(`call report not found for cid:${call.cid} session_id:${id}`);
}
