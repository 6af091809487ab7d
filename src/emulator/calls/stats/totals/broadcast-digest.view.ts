import { rfc3339 } from '../../../protocol/wire-time';
import type { App } from '../../../world/app';
import type { ClientEventRecord } from '../../../world/client-event-record';
import type { Micros } from '../../../world/clock';
import { average } from '../measures/average';
import type { CallSession } from '../measures/call-sessions';
import { byMinute, peaks } from '../measures/concurrency';
import { groupBy } from '../measures/group-by';
import { presentOf } from '../measures/present';
import { QUALITY } from '../measures/quality';
import { isPublisher, lengthOf, seconds, visitSpan, visitsOf, type Visit } from '../measures/visits';

export const DIGEST_VERSION = '1';
export const NO_POOR_VIEWERS = { delivery: 0, edge: 0, source: 0, isolated_local: 0, unattributed: 0 };

/** A connection shorter than this bounced, in seconds. */
const BOUNCE_SECONDS = 30;

/** What a digest of a broadcast is made of. */
interface Broadcast extends CallSession {
  readonly end: Micros;
  readonly publishers: readonly Visit[];
  /** The visits of users who published nothing. */
  readonly viewers: readonly Visit[];
  readonly events: readonly ClientEventRecord[];
}

/** Stream's BroadcastDigest. Emulator choice: users who sent nothing are the viewers; all of them had perfect quality. */
export function broadcastDigest(app: App, { call, session }: CallSession) {
  const visits = visitsOf(session);
  const publishers = visits.filter(isPublisher);
  const creators = [...new Set(publishers.map(({ userId }) => userId))];
  const broadcast: Broadcast = {
    call,
    session,
    end: session.endedAt ?? presentOf(app),
    publishers,
    viewers: visits.filter(({ userId }) => !creators.includes(userId)),
    events: app.clientEvents.ofSession(call.cid, session.id),
  };
  return {
    schema_version: DIGEST_VERSION,
    broadcast: {
      app_id: app.number,
      call_cid: call.cid,
      call_session_id: session.id,
      call_type: call.type,
      creators,
      started_at: rfc3339(session.startedAt),
      ended_at: rfc3339(broadcast.end),
      duration_min: minutes(broadcast.end - session.startedAt),
    },
    audience: audienceOf(broadcast),
    viewers: behaviourOf(broadcast),
    joins: joinsOf(broadcast),
    quality: qualityOf(broadcast),
    poor_tail: poorTailOf(broadcast),
    segments: segmentsOf(broadcast),
    source: sourceOf(broadcast),
    coverage: coverageOf(broadcast),
  };
}

function audienceOf({ session, viewers, end }: Broadcast) {
  const concurrency = byMinute(viewers, session.startedAt, end);
  const peak = peaks(viewers).sessions;
  const peakMinute = concurrency.find(({ max }) => max === peak);
  return {
    peak_concurrent_viewers: peak,
    ...(peak > 0 && peakMinute && { peak_at: rfc3339(peakMinute.startedAt) }),
    avg_concurrent_viewers: Math.round(watchedBy(viewers, end) / Math.max(end - session.startedAt, 1)),
    unique_viewers: usersOf(viewers),
    viewer_connections: viewers.length,
    hours_watched: hoursWatched(viewers, end),
    concurrency_by_minute: concurrency.map(({ startedAt, min, max, joins, leaves }) => ({
      minute: rfc3339(startedAt),
      min,
      max,
      joins,
      leaves,
    })),
  };
}

function behaviourOf({ viewers, end }: Broadcast) {
  const byViewer = [...groupBy(viewers, ({ userId }) => userId).values()];
  const watched = byViewer.map((visits) => minutes(watchedBy(visits, end)));
  const lengths = viewers.map((visit) => seconds(lengthOf(visitSpan(visit), end)));
  const bounced = byViewer.filter((visits) => seconds(watchedBy(visits, end)) < BOUNCE_SECONDS).length;
  return {
    median_watch_min: percentile(watched, 50),
    p90_watch_min: percentile(watched, 90),
    bounce_rate_pct: share(bounced, byViewer.length),
    return_visit_rate_pct: share(byViewer.filter((visits) => visits.length > 1).length, byViewer.length),
    connections_per_viewer_mean: average(byViewer.map((visits) => visits.length)) ?? 0,
    connection_duration_p50_s: percentile(lengths, 50),
    connections_under_30s_pct: share(
      lengths.filter((length) => length < BOUNCE_SECONDS).length,
      lengths.length,
    ),
    note: '',
  };
}

/** Joins through the emulator succeed; what fails is reported by clients. */
function joinsOf({ viewers, publishers, events }: Broadcast) {
  const failures = events.filter(({ isFailure }) => isFailure);
  const joined = viewers.length + publishers.length;
  const left = [...viewers, ...publishers].flatMap(({ reason }) => reason ?? []);
  return {
    join_attempts: joined + failures.length,
    join_success_rate: share(joined, joined + failures.length),
    failure_stages: counted(failures.map(({ stage }) => stage)),
    disconnect_reasons: counted(left),
    reason: '',
  };
}

function qualityOf({ viewers }: Broadcast) {
  const all = viewers.length > 0 ? 100 : 0;
  const bands = { good: all, ok: 0, poor: 0 };
  return {
    p5_quality_score: QUALITY.score,
    p50_quality_score: QUALITY.score,
    score_bands_by_connection_pct: bands,
    score_bands_by_watch_time_pct: bands,
    connection_avg_jitter_ms: { p50: QUALITY.jitterMs, p95: QUALITY.jitterMs },
    connection_avg_latency_ms: { p50: QUALITY.latencyMs, p95: QUALITY.latencyMs },
    interruption_incidents: [],
    viewer_interruption_rate_pct: 0,
    viewer_interruption_note: '',
  };
}

function poorTailOf({ viewers }: Broadcast) {
  return {
    healthy_viewers: usersOf(viewers),
    healthy_pct: share(viewers.length, viewers.length),
    poor_total: 0,
    poor_by_cause: NO_POOR_VIEWERS,
    supporting: { delivery_incident_windows: [], edge_outlier_zones: [], source_drop_windows: [] },
    note: '',
  };
}

function segmentsOf({ viewers, end }: Broadcast) {
  const segments = (read: (visit: Visit) => string | undefined) =>
    [...groupBy(viewers, (visit) => read(visit) ?? 'unknown')].map(([key, visits]) => ({
      key,
      sessions: visits.length,
      share_pct: share(visits.length, viewers.length),
      watch_share_pct: share(watchedBy(visits, end), watchedBy(viewers, end)),
      avg_quality_score: QUALITY.score,
      p5_quality_score: QUALITY.score,
      poor_pct: 0,
    }));
  return {
    by_sdk: segments(({ client }) => client?.sdk),
    by_os: segments(({ client }) => client?.os),
    by_browser: segments(({ client }) => client?.browser),
    by_country: segments(({ location }) => location?.country_iso_code ?? location?.country),
    by_delivery_zone: [],
    by_country_reason: '',
  };
}

function sourceOf({ session, publishers, end }: Broadcast) {
  return {
    co_host_peak: peaks(publishers).users,
    dead_air_s: 0,
    interruptions: [],
    publisher_sessions: publishers.map((visit) => ({
      user_id: visit.userId,
      user_session_id: visit.userSessionId,
      ...(visit.client?.os !== undefined && { os: visit.client.os }),
      ...(visit.client?.browser !== undefined && { browser: visit.client.browser }),
      started_offset_min: minutes(visit.joinedAt - session.startedAt),
      duration_min: minutes(lengthOf(visitSpan(visit), end)),
      send_quality_score: QUALITY.score,
      avg_jitter_ms: QUALITY.jitterMs,
    })),
  };
}

function coverageOf({ viewers }: Broadcast) {
  const located = viewers.filter(({ location }) => location !== undefined).length;
  return {
    metrics_pct: { geo: share(located, viewers.length) },
    publisher_encoding_profiles: 0,
    absent: [],
  };
}

function watchedBy(visits: readonly Visit[], end: Micros): Micros {
  return visits.reduce((sum, visit) => sum + lengthOf(visitSpan(visit), end), 0);
}

function hoursWatched(visits: readonly Visit[], end: Micros): number {
  return seconds(watchedBy(visits, end)) / 3600;
}

function minutes(time: Micros): number {
  return seconds(time) / 60;
}

function usersOf(visits: readonly Visit[]): number {
  return new Set(visits.map(({ userId }) => userId)).size;
}

/** In percent; 0 of nothing. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}

function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? 0;
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}
