import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import { requireLatestSession, requireSession } from '../measures/call-sessions';
import { countsView } from '../measures/counts.view';
import { participantStats } from '../participants/participant-stats';

/** Emulator choice: how many users the event shows. */
const OVERVIEW_MAX = 100;

/** Tells that the statistics of a session can be read: of the latest one without an id. Throws 404/16 if there is none. */
export function statsReportReady(app: App, call: CallRecord, sessionId?: string): void {
  const session = sessionId === undefined ? requireLatestSession(call) : requireSession(call, sessionId);
  const participants = participantStats(session);
  app.events.emit('call.stats_report_ready', {
    call,
    session_id: session.id,
    counts: countsView(app, { call, session }),
    participants_overview: participants.slice(0, OVERVIEW_MAX),
    is_trimmed: participants.length > OVERVIEW_MAX,
  });
}
