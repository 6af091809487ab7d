import type { Route } from '../../../protocol/route';
import { rfc3339 } from '../../../protocol/wire-time';
import type { App } from '../../../world/app';
import { broadcastDigest, DIGEST_VERSION, NO_POOR_VIEWERS } from './broadcast-digest.view';
import { allStartedSessions, type CallSession } from '../measures/call-sessions';
import { countsView } from '../measures/counts.view';
import { DAY, dayOf, readDay, startOfDay } from './days';
import { presentOf } from '../measures/present';
import { seconds } from '../measures/visits';

/** How many broadcasts are named in the summary of a day. */
const TOP = 10;

/**
 * What went on during one day, in UTC. Emulator choice: a digest is ready as soon as its day is over and never expires; a day
 * has the sessions that started on it; those that went live are broadcasts. Yesterday by default.
 */
export const dailyDigestRoute: Route = {
  operation: 'GetDailyDigest',
  access: 'server',
  handle: ({ app, query }) => {
    const now = presentOf(app);
    const asked = query.get('date') ?? '';
    const date = asked === '' ? dayOf(now - DAY) : readDay('date', asked);
    const start = startOfDay(date);
    if (start > now) return { date, status: 'future_date' };
    const end = start + DAY;
    if (end > now) return { date, status: 'pending', retry_after: seconds(end - now) };
    return { date, status: 'ready', ...digestOf(app, date) };
  },
};

function digestOf(app: App, date: string) {
  const sessions = [...allStartedSessions(app)].filter(({ session }) => dayOf(session.startedAt) === date);
  const broadcasts = sessions.filter(isBroadcast).map((one) => broadcastDigest(app, one));
  return {
    generated_at: rfc3339(startOfDay(date) + DAY),
    schema_version: DIGEST_VERSION,
    revision: 1,
    digest_kinds: ['broadcasts', 'call_sessions'],
    call_sessions: sessions.map((one) => sessionSummary(app, one)),
    broadcasts,
    broadcast_rollup: rollupOf(date, broadcasts),
  };
}

function isBroadcast({ session }: CallSession): boolean {
  return session.liveStartedAt !== undefined;
}

/** Stream's DailyDigestCallSessionSummary. */
function sessionSummary(app: App, one: CallSession) {
  const { call, session } = one;
  return {
    call_cid: call.cid,
    call_session_id: session.id,
    session_started_at: rfc3339(session.startedAt),
    ...(session.endedAt !== undefined && { session_ended_at: rfc3339(session.endedAt) }),
    counts: countsView(app, one),
    has_digest: isBroadcast(one),
  };
}

/** Stream's BroadcastDailyRollup. */
function rollupOf(day: string, broadcasts: readonly ReturnType<typeof broadcastDigest>[]) {
  const audiences = broadcasts.map(({ audience }) => audience);
  return {
    schema_version: DIGEST_VERSION,
    day,
    broadcasts: broadcasts.length,
    hours_watched: audiences.reduce((sum, audience) => sum + audience.hours_watched, 0),
    unique_viewers_sum: audiences.reduce((sum, audience) => sum + audience.unique_viewers, 0),
    max_peak_concurrent_viewers: Math.max(0, ...audiences.map((one) => one.peak_concurrent_viewers)),
    poor_viewers_by_cause: NO_POOR_VIEWERS,
    dead_air_s: 0,
    incident_windows: 0,
    source_drops: 0,
    top_broadcasts: broadcasts
      .toSorted((a, b) => b.audience.hours_watched - a.audience.hours_watched)
      .slice(0, TOP)
      .map(({ broadcast, audience }) => ({
        call_cid: broadcast.call_cid,
        peak_concurrent_viewers: audience.peak_concurrent_viewers,
        hours_watched: audience.hours_watched,
        poor_pct: 0,
      })),
    note: '',
  };
}
