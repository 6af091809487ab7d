import type { App } from '../../../world/app';
import { average } from './average';
import type { CallSession } from './call-sessions';
import { peaks } from './concurrency';
import { presentOf } from './present';
import { QUALITY } from './quality';
import { isLive, isPublisher, lengthOf, seconds, visitSpan, visitsOf } from './visits';

/** Stream's CallStatsParticipantCounts. Emulator choice: durations in seconds. */
export function countsView(app: App, { call, session }: CallSession) {
  const visits = visitsOf(session);
  const now = presentOf(app);
  const { sessions, users } = peaks(visits);
  const ratings = ratingsOf(app, { call, session });
  return {
    participants: new Set(visits.map(({ userId }) => userId)).size,
    sessions: visits.length,
    live_sessions: visits.filter(isLive).length,
    publishers: new Set(visits.filter(isPublisher).map(({ userId }) => userId)).size,
    peak_concurrent_sessions: sessions,
    peak_concurrent_users: users,
    sfus_used: visits.length === 0 ? 0 : 1,
    total_participant_duration: seconds(
      visits.reduce((sum, visit) => sum + lengthOf(visitSpan(visit), now), 0),
    ),
    cq_score: QUALITY.score,
    average_jitter_ms: QUALITY.jitterMs,
    average_latency_ms: QUALITY.latencyMs,
    max_freezes_duration_ms: QUALITY.freezesMs,
    call_event_count: app.clientEvents.ofSession(call.cid, session.id).length,
    ...(ratings.length > 0 && { min_user_rating: Math.min(...ratings), avg_user_rating: average(ratings) }),
  };
}

/** How the users rated the session. */
export function ratingsOf(app: App, { call, session }: CallSession): readonly number[] {
  return app.feedback.ofSession(call.cid, session.id).map(({ rating }) => rating);
}
