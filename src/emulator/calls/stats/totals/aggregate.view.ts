import type { App } from '../../../world/app';
import type { CallSession } from '../measures/call-sessions';
import { ratingsOf } from '../measures/counts.view';
import { groupBy } from '../measures/group-by';
import { histogram } from './histogram';
import { presentOf } from '../measures/present';
import { QUALITY } from '../measures/quality';
import { lengthOf, seconds, visitsOf } from '../measures/visits';

/** The sessions that started on one day. */
export interface DayOfSessions {
  /** `2026-01-31`. */
  readonly date: string;
  readonly sessions: readonly CallSession[];
}

/** Emulator choice: where the buckets of histograms begin. */
const DURATIONS = [0, 60, 300, 900, 1800, 3600];
const PARTICIPANTS = [0, 2, 3, 5, 10, 50, 100];
const SCORES = [0, 20, 40, 60, 80];

const UNKNOWN = 'unknown';

/** What is reported of a day, by the field of the response. Emulator choice: report types are named like these fields. */
export const DAILY_REPORTS = {
  call_duration_report: (app, sessions) => ({
    histogram: histogram(
      sessions.map(({ session }) =>
        seconds(lengthOf({ from: session.startedAt, to: session.endedAt }, presentOf(app))),
      ),
      DURATIONS,
      's',
    ),
  }),
  call_participant_count_report: (_app, sessions) => ({
    histogram: histogram(
      sessions.map(({ session }) => new Set(visitsOf(session).map(({ userId }) => userId)).size),
      PARTICIPANTS,
    ),
  }),
  calls_per_day_report: (_app, sessions) => ({ count: sessions.length }),
  quality_score_report: (_app, sessions) => ({
    histogram: histogram(
      sessions.map(() => QUALITY.score),
      SCORES,
    ),
  }),
  sdk_usage_report: (_app, sessions) => ({ per_sdk_usage: sdkUsage(sessions) }),
  user_feedback_report: feedbackReport,
} as const satisfies Readonly<Record<string, (app: App, sessions: readonly CallSession[]) => object>>;

/** Of all connections alike. */
export const NETWORK_METRICS = {
  average_latency: QUALITY.latencyMs,
  average_jitter: QUALITY.jitterMs,
  average_connection_time: QUALITY.connectionSeconds,
  average_time_to_reconnect: QUALITY.reconnectSeconds,
};

export type DailyReport = keyof typeof DAILY_REPORTS;

export const REPORT_TYPES = [
  ...(Object.keys(DAILY_REPORTS) as DailyReport[]),
  'network_metrics_report',
] as const;
export type ReportType = (typeof REPORT_TYPES)[number];

/** One report, day by day. */
export function aggregateView(app: App, type: ReportType, days: readonly DayOfSessions[]): object {
  if (type === 'network_metrics_report') return NETWORK_METRICS;
  return { daily: days.map(({ date, sessions }) => ({ date, report: DAILY_REPORTS[type](app, sessions) })) };
}

/** How many visits there were by each SDK. */
function sdkUsage(sessions: readonly CallSession[]) {
  const clients = sessions.flatMap(({ session }) => visitsOf(session).map(({ client = {} }) => client));
  return Object.fromEntries(
    [...groupBy(clients, ({ sdk = UNKNOWN }) => sdk)].map(([sdk, ofSdk]) => [
      sdk,
      {
        total: ofSdk.length,
        by_version: Object.fromEntries(
          [...groupBy(ofSdk, ({ sdk_version = UNKNOWN }) => sdk_version)].map(([version, of]) => [
            version,
            of.length,
          ]),
        ),
      },
    ]),
  );
}

/** `unreported_count`: users who gave no feedback on a session that they were in. */
function feedbackReport(app: App, sessions: readonly CallSession[]) {
  const ratings = sessions.flatMap((one) => ratingsOf(app, one));
  return {
    count_by_rating: Object.fromEntries(
      [...groupBy(ratings, String)].map(([rating, all]) => [rating, all.length]),
    ),
    unreported_count: sessions.reduce((sum, one) => sum + silentUsers(app, one), 0),
  };
}

function silentUsers(app: App, { call, session }: CallSession): number {
  const heard = new Set(app.feedback.ofSession(call.cid, session.id).map(({ userId }) => userId));
  const users = new Set(visitsOf(session).map(({ userId }) => userId));
  return [...users].filter((userId) => !heard.has(userId)).length;
}
