import { definedOnly } from '../../../protocol/state-value';
import { nanoseconds, type WireTime } from '../../../protocol/wire-time';
import type { App } from '../../../world/app';
import type { ClientEventRecord } from '../../../world/client-event-record';
import { latestActivityOfVisit } from '../measures/latest-activity';
import type { ParticipantStats } from './participant-stats';
import { PUBLISHER_TYPE, QUALITY, SFU } from '../measures/quality';
import { isLive, isPublisher, type Visit } from '../measures/visits';

/** Stream's CallStatsParticipant. */
export function participantStatsView(app: App, { userId, visits }: ParticipantStats, time: WireTime) {
  const name = app.users.get(userId)?.name;
  return {
    user_id: userId,
    ...(name !== undefined && { name }),
    roles: [...new Set(visits.map(({ role }) => role))],
    sessions: visits.map((visit) => visitStatsView(visit, time)),
    latest_activity_at: time(Math.max(...visits.map(latestActivityOfVisit))),
  };
}

/** Stream's PublishedTrackFlags. */
export function trackFlags({ publications }: Visit) {
  const isPublished = (track: string) => publications.some((publication) => publication.track === track);
  return {
    audio: isPublished('audio'),
    video: isPublished('video'),
    screenshare: isPublished('screenshare'),
    screenshare_audio: isPublished('screenshare_audio'),
  };
}

/** Stream's CallLevelEventPayload. */
export function callEventView({ happenedAt, userId = '', stage, event }: ClientEventRecord) {
  return { timestamp: nanoseconds(happenedAt), user_id: userId, event_type: stage, payload: event };
}

/** Stream's CallStatsParticipantSession. */
function visitStatsView(visit: Visit, time: WireTime) {
  const { client = {}, location, leftAt } = visit;
  return definedOnly({
    user_session_id: visit.userSessionId,
    started_at: time(visit.joinedAt),
    ended_at: leftAt === undefined ? undefined : time(leftAt),
    is_live: isLive(visit),
    publisher_type: isPublisher(visit) ? PUBLISHER_TYPE : undefined,
    published_tracks: trackFlags(visit),
    sdk: client.sdk,
    sdk_version: client.sdk_version,
    browser: client.browser,
    browser_version: client.browser_version,
    os: client.os,
    current_ip: client.ip,
    current_sfu: SFU.id,
    location,
    cq_score: QUALITY.score,
    jitter_ms: QUALITY.jitterMs,
    latency_ms: QUALITY.latencyMs,
    freezes_duration_ms: QUALITY.freezesMs,
  });
}
