import type { Route } from '../../../protocol/route';
import type { App } from '../../../world/app';
import type { Micros } from '../../../world/clock';
import type { SessionRecord } from '../../../world/session';
import { presence } from '../../presence';
import { presentOf } from '../measures/present';
import { QUALITY, TRACK_QUALITY } from '../measures/quality';
import { visitsOf } from '../measures/visits';

/** Emulator choice: the metrics are those of the last five minutes. */
const WINDOW: Micros = 5 * 60 * 1_000_000;

/** What goes on right now in all calls. */
export const activeCallsRoute: Route = {
  operation: 'GetActiveCallsStatus',
  access: 'server',
  handle: ({ app, time }) => {
    const now = presentOf(app);
    const sessions = activeSessions(app);
    const summary = summaryOf(sessions);
    return {
      start_time: time(now - WINDOW),
      end_time: time(now),
      summary,
      metrics: {
        join_call_api: joinsSince(app, sessions, now - WINDOW),
        publishers: { all: summary.active_publishers === 0 ? {} : PUBLISHERS },
        subscribers: { all: summary.active_subscribers === 0 ? {} : SUBSCRIBERS },
      },
    };
  },
};

const constant = (value: number) => ({ p50: value, p90: value });
const FPS = { p05: 30, p10: 30, p50: 30, p90: 30 };
const { bitrate, height } = TRACK_QUALITY.video;

/** Every connection has the same quality. */
const PUBLISHERS = {
  audio: { jitter_ms: constant(QUALITY.jitterMs) },
  video: {
    jitter_ms: constant(QUALITY.jitterMs),
    fps_30: FPS,
    bitrate: { p10: bitrate, p50: bitrate },
    resolution: { p10: height, p50: height },
    frame_encoding_time_ms: constant(QUALITY.encodingMs),
  },
  rtt_ms: constant(QUALITY.latencyMs),
};
const SUBSCRIBERS = {
  audio: {
    jitter_ms: constant(QUALITY.jitterMs),
    packets_lost_pct: constant(0),
    concealment_pct: constant(0),
  },
  video: { jitter_ms: constant(QUALITY.jitterMs), packets_lost_pct: constant(0), fps_30: FPS },
  rtt_ms: constant(QUALITY.latencyMs),
};

/** The sessions that somebody is in. */
function activeSessions(app: App): readonly SessionRecord[] {
  return [...app.calls.running.ascending()].flatMap(({ session }) =>
    session !== undefined && sizeOf(session) > 0 ? [session] : [],
  );
}

function summaryOf(sessions: readonly SessionRecord[]) {
  const publishers = sessions.map(publishersOf);
  return {
    active_calls: sessions.length,
    participants: sum(sessions.map(sizeOf)),
    active_publishers: sum(publishers),
    active_subscribers: sum(sessions.map((session, index) => subscribersOf(session, publishers[index] ?? 0))),
  };
}

/** Joins through the emulator always succeed; what fails is reported by clients. */
function joinsSince(app: App, sessions: readonly SessionRecord[], since: Micros) {
  const joins = sessions.flatMap(visitsOf).filter(({ joinedAt }) => joinedAt >= since).length;
  const failures = app.clientEvents.all.filter(
    ({ stage, isFailure, receivedAt }) => stage === 'CoordinatorJoin' && isFailure && receivedAt >= since,
  ).length;
  return { total: joins + failures, failures, latency: constant(QUALITY.latencyMs) };
}

function sizeOf(session: SessionRecord): number {
  return presence(session).length + (session.anonymous ?? 0);
}

function publishersOf(session: SessionRecord): number {
  return presence(session).filter(({ tracks = [] }) => tracks.length > 0).length;
}

/** Everybody receives what others send: a publisher needs another one for that. */
function subscribersOf(session: SessionRecord, publishers: number): number {
  if (publishers === 0) return 0;
  return publishers > 1 ? sizeOf(session) : sizeOf(session) - 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
