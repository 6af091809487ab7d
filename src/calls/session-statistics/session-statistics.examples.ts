import type { Wire } from '../../rest/wire';
import type {
  ParticipantDetails,
  ParticipantMetrics,
  ParticipantTimeline,
} from './participant-statistics.dto';
import type { FoundParticipantSessions, FoundParticipantStats, StatsMap } from './session-statistics.dto';

const STAY = { user_id: 'jack', user_session_id: '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90' };

const SESSION = {
  call_type: 'default',
  call_id: 'standup',
  call_session_id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
};

const COUNTS = {
  participants: 1,
  publishers: 0,
  sessions: 1,
  live_sessions: 0,
  peak_concurrent_sessions: 1,
  peak_concurrent_users: 1,
  sfus_used: 1,
};

export const STATS_MAP = {
  ...SESSION,
  counts: COUNTS,
  publishers: { publishers: [] },
  subscribers: {
    locations: [{ location: { country: 'Netherlands', country_iso_code: 'NL' }, count: 1, live_count: 0 }],
  },
  duration: '31.20ms',
} satisfies Wire<StatsMap>;

export const QUERY_PARTICIPANT_STATS_EXAMPLES = {
  everyone: {},
  'a user': { filter_conditions: { user_id: 'jack' }, limit: 10 },
};

export const PARTICIPANT_STATS = {
  ...SESSION,
  counts: COUNTS,
  participants: [
    {
      user_id: STAY.user_id,
      sessions: [
        {
          user_session_id: STAY.user_session_id,
          is_live: false,
          published_tracks: {
            audio: false,
            video: false,
            screenshare: false,
            screenshare_audio: false,
          },
          cq_score: 97,
          latency_ms: 35,
        },
      ],
    },
  ],
  duration: '31.20ms',
} satisfies Wire<FoundParticipantStats>;

export const PARTICIPANT_SESSIONS = {
  ...SESSION,
  participants_sessions: [
    {
      ...STAY,
      roles: ['user'],
      publisher_type: '',
      joined_at: '2026-01-15T09:30:00.000Z',
      left_at: '2026-01-15T09:45:00.000Z',
      duration_in_seconds: 900,
    },
  ],
  total_participant_sessions: 1,
  total_participant_duration: 900,
  duration: 31,
} satisfies Wire<FoundParticipantSessions>;

export const PARTICIPANT_DETAILS = {
  ...SESSION,
  ...STAY,
  timeframe: {
    since: '2026-01-15T09:30:00.000Z',
    until: '2026-01-15T09:45:00.000Z',
    step_seconds: 60,
    max_points: 15,
  },
  user: { metrics: { latency_ms: [[1_768_469_400, 35]] }, metrics_order: ['latency_ms'] },
  duration: '31.20ms',
} satisfies Wire<ParticipantDetails>;

export const PARTICIPANT_TIMELINE = {
  ...SESSION,
  ...STAY,
  events: [{ type: 'joined', severity: 'info', timestamp: '2026-01-15T09:30:00.000Z', data: {} }],
  duration: '31.20ms',
} satisfies Wire<ParticipantTimeline>;

export const PARTICIPANT_METRICS = {
  ...STAY,
  joined_at: '2026-01-15T09:30:00.000Z',
  is_publisher: true,
  is_subscriber: false,
  published_tracks: [
    { track_type: 'audio', codec: 'opus', bitrate: { data_points: [[1_768_469_400, 32_000]] } },
  ],
  duration: '31.20ms',
} satisfies Wire<ParticipantMetrics>;
