import { requirePermission, targetOf } from '../access/call-access';
import { callRoute } from '../call-route';
import { settingsInForce } from '../settings-in-force';
import { notFound } from '../../protocol/stream-fault';
import type { Route } from '../../protocol/route';
import type { CallRecord } from '../../world/call';
import type { SessionRecord } from '../../world/session';
import { archiveOf } from '../change-session';
import { sessionView } from './session.view';

/** The emulator measures nothing: no quality, as if it had been perfect. */
const PERFECT_SCORE = 100;

/** Who has been in a session. */
export const reportRoute: Route = callRoute(
  { operation: 'GetCallReport' },
  ({ app, caller, query, time }, call) => {
    requirePermission(app, caller, targetOf(call), 'read-call-stats');
    const session = requireSession(call, query.get('session_id') ?? '');
    const { startedAt, endedAt, attendance } = session;
    return {
      session_id: session.id,
      session: sessionView(app, session, settingsInForce(app, call), time),
      report: {
        call: {
          score: PERFECT_SCORE,
          ...(startedAt !== undefined && { started_at: time(startedAt) }),
          ...(endedAt !== undefined && { ended_at: time(endedAt) }),
        },
        participants: {
          sum: attendance?.visits ?? 0,
          unique: attendance?.userIds.length ?? 0,
          max_concurrent: attendance?.peak ?? 0,
        },
        user_ratings: { count: 0, average: 0 },
      },
    };
  },
);

/** The session with that id, the latest one without an id. One that only rang has no report. */
function requireSession(call: CallRecord, id: string): SessionRecord {
  const all = [...archiveOf(call).sessions, ...(call.session === undefined ? [] : [call.session])];
  const session = all.findLast(
    ({ id: own, startedAt }) => startedAt !== undefined && (id === '' || own === id),
  );
  if (session !== undefined) return session;
  if (id === '') throw notFound('call session not found');
  throw notFound(`call report not found for cid:${call.cid} session_id:${id}`);
}
