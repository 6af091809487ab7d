import type { CallSessionResponse } from '../models/call-session.model';
import type { PagedQuery, SortParam, PagedResponse } from '../models/query.model';
import type { DurationResponse } from '../models/response.model';
import type {
  CallStatsLocation,
  SessionStatsCounts,
  CallStatsSessionRef,
  PublishedTrackFlags,
} from './call-stats.model';

/** Names one stay of a user in a session of the call. */
export interface ParticipantSessionRef {
  /** The id of the session of the call. */
  readonly session: string;
  /** The user id. */
  readonly user: string;
  /** The participant's `user_session_id`. */
  readonly user_session: string;
}

/** Filter fields: `is_live`, `is_tech_user`, `user_id`, `session_id`, `published_tracks`, `publisher_type`. */
export interface QueryCallParticipantSessionsRequest extends Omit<PagedQuery, 'sort'> {
  /** The id of the session of the call. */
  session: string;
}

export interface QueryCallParticipantSessionsResponse
  extends CallStatsSessionRef, Omit<PagedResponse, 'duration'> {
  participants_sessions: ParticipantSessionDetails[];
  total_participant_sessions: number;
  /** Seconds of all participants together. */
  total_participant_duration: number;
  session?: CallSessionResponse;
  /** Milliseconds that the request took; a number here, unlike elsewhere. */
  duration: number;
}

export interface ParticipantSessionDetails {
  user_id: string;
  user_session_id: string;
  roles: string[];
  publisher_type: string;
  joined_at?: Date;
  left_at?: Date;
  duration_in_seconds?: number;
}

export interface QueryCallSessionParticipantStatsRequest extends QueryCallParticipantSessionsRequest {
  /** One field. */
  sort?: SortParam[];
}

export interface QueryCallSessionParticipantStatsResponse extends PagedResponse, CallStatsSessionRef {
  participants: SessionParticipantStats[];
  counts: SessionStatsCounts;
  call_started_at?: Date;
  call_ended_at?: Date;
  call_events?: CallLevelEvent[];
  tmp_data_source?: string;
}

/** Something that happened to the call as a whole. */
export interface CallLevelEvent {
  event_type: string;
  user_id: string;
  timestamp: Date;
  payload?: Record<string, unknown>;
}

export interface SessionParticipantStats {
  user_id: string;
  name?: string;
  roles?: string[];
  latest_activity_at?: Date;
  sessions: SessionParticipantStay[];
}

/** One stay of a participant. Fields in `_ms` are milliseconds. */
export interface SessionParticipantStay {
  user_session_id: string;
  unified_session_id?: string;
  is_live: boolean;
  started_at?: Date;
  ended_at?: Date;
  published_tracks: PublishedTrackFlags;
  publisher_type?: string;
  ingress?: string;
  /** 0 to 100. */
  cq_score?: number;
  jitter_ms?: number;
  latency_ms?: number;
  freezes_duration_ms?: number;
  location?: CallStatsLocation;
  current_ip?: string;
  current_sfu?: string;
  distance_to_sfu_kilometers?: number;
  browser?: string;
  browser_version?: string;
  os?: string;
  sdk?: string;
  sdk_version?: string;
  webrtc_version?: string;
}

export interface GetCallSessionParticipantStatsTimelineRequest extends ParticipantSessionRef {
  readonly start_time?: Date | string;
  readonly end_time?: Date | string;
  /** The severities to return. Default: all. */
  readonly severity?: readonly string[];
}

export interface QueryCallSessionParticipantStatsTimelineResponse
  extends DurationResponse, CallStatsSessionRef {
  user_id: string;
  user_session_id: string;
  events: { type: string; severity: string; timestamp: Date; data: Record<string, unknown> }[];
}

export interface GetCallSessionParticipantStatsDetailsRequest extends ParticipantSessionRef {
  readonly since?: Date | string;
  readonly until?: Date | string;
  /** Points of each series at most. */
  readonly max_points?: number;
}

/** Points of a metric: pairs of unix seconds and value. */
export type MetricSeries = number[][];

/** Series by the name of the metric, and what to know to draw them. */
export interface ParticipantMetrics {
  metrics?: Record<string, MetricSeries>;
  metrics_meta?: Record<string, MetricDescriptor>;
  metrics_order?: string[];
  thresholds?: Record<string, MetricThreshold[]>;
}

export interface MetricDescriptor {
  label: string;
  description?: string;
  unit?: string;
}

/** From which value on a metric is worth a warning. */
export interface MetricThreshold {
  level: string;
  operator: string;
  value: number;
  value_unit?: string;
  window_seconds?: number;
}

export interface ParticipantTrackMetrics extends ParticipantMetrics {
  track_id: string;
  track_type?: string;
  codec?: string;
  label?: string;
  rid?: string;
}

/** Series of a connection as a whole. */
export interface ParticipantConnectionMetrics {
  global?: Record<string, MetricSeries>;
  global_meta?: Record<string, MetricDescriptor>;
  global_metrics_order?: string[];
  global_thresholds?: Record<string, MetricThreshold[]>;
}

export interface GetCallSessionParticipantStatsDetailsResponse extends DurationResponse, CallStatsSessionRef {
  user_id: string;
  user_session_id: string;
  timeframe?: { since: Date; until: Date; step_seconds: number; max_points: number };
  user?: ParticipantMetrics;
  publisher?: ParticipantConnectionMetrics & { tracks?: Record<string, ParticipantTrackMetrics[]> };
  subscriber?: ParticipantConnectionMetrics & { subscriptions?: ParticipantSubscriptionMetrics[] };
}

/** What a participant received of another one. */
export interface ParticipantSubscriptionMetrics {
  publisher_user_id: string;
  publisher_user_session_id?: string;
  publisher_name?: string;
  tracks?: Record<string, ParticipantTrackMetrics[]>;
}

export interface GetCallParticipantSessionMetricsRequest extends ParticipantSessionRef {
  readonly since?: Date | string;
  readonly until?: Date | string;
}

export interface GetCallParticipantSessionMetricsResponse extends DurationResponse {
  user_id?: string;
  user_session_id?: string;
  joined_at?: Date;
  is_publisher?: boolean;
  is_subscriber?: boolean;
  publisher_type?: string;
  client?: {
    name?: string;
    version?: string;
    ip?: string;
    network_type?: string;
    location?: CallStatsLocation;
  };
  published_tracks?: PublishedTrackMetrics[];
}

export interface PublishedTrackMetrics {
  track_id?: string;
  track_type?: string;
  codec?: string;
  /** Bits per second. */
  bitrate?: { data_points?: MetricSeries };
  /** Frames per second. */
  framerate?: { data_points?: MetricSeries };
  /** Pixels. */
  resolution?: { width?: { data_points?: MetricSeries }; height?: { data_points?: MetricSeries } };
  warnings?: { code: string; warning: string; time?: Date }[];
}
