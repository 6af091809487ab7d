import type { Wire } from '../../rest/wire';
import type { ActiveCalls, CallReport, DailyStats, FoundReports, FoundSessionStats } from './statistics.dto';

const SESSION_ID = '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10';

export const REPORT = {
  session_id: SESSION_ID,
  report: {
    call: { score: 97, started_at: '2026-01-15T09:30:00.000Z', ended_at: '2026-01-15T09:45:00.000Z' },
    participants: { sum: 3, unique: 2, max_concurrent: 2 },
    user_ratings: { average: 4.5, count: 2 },
  },
  duration: '31.20ms',
} satisfies Wire<CallReport>;

export const QUERY_STATS_EXAMPLES = {
  'sessions of a call': { filter_conditions: { call_cid: 'default:standup' }, limit: 10 },
};

export const REPORTS = {
  reports: [
    {
      call_cid: 'default:standup',
      call_session_id: SESSION_ID,
      call_status: 'ended',
      call_duration_seconds: 900,
      first_stats_time: '2026-01-15T09:30:10.000Z',
      quality_score: 97,
    },
  ],
  duration: '31.20ms',
} satisfies Wire<FoundReports>;

export const SESSION_STATS = {
  call_stats: [
    {
      call_type: 'default',
      call_id: 'standup',
      call_session_id: SESSION_ID,
      counts: {
        participants: 2,
        publishers: 2,
        sessions: 3,
        live_sessions: 0,
        peak_concurrent_sessions: 2,
        peak_concurrent_users: 2,
        sfus_used: 1,
      },
      generated_at: '2026-01-15T09:46:00.000Z',
    },
  ],
  duration: '31.20ms',
} satisfies Wire<FoundSessionStats>;

export const DAILY_STATS_EXAMPLES = { 'two weeks': { from: '2026-01-01', to: '2026-01-15' } };

export const DAILY_STATS = {
  calls_per_day_report: { daily: [{ date: '2026-01-15', report: { count: 12 } }] },
  duration: '31.20ms',
} satisfies Wire<DailyStats>;

export const ACTIVE_CALLS = {
  start_time: '2026-01-15T09:30:00.000Z',
  end_time: '2026-01-15T09:35:00.000Z',
  summary: { active_calls: 1, active_publishers: 2, active_subscribers: 2, participants: 2 },
  duration: '31.20ms',
} satisfies Wire<ActiveCalls>;
