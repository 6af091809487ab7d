import type { PagedQuery, PagedResponse } from '../models/query.model';
import type { DurationResponse } from '../models/response.model';

/** Filter fields: `call_cid`, `created_at`, `first_stats`, `quality_score`, `min_user_rating`. Sorted by two fields at most. */
export type QueryCallStatsRequest = PagedQuery;

export interface QueryCallStatsResponse extends PagedResponse {
  reports: CallStatsReportSummary[];
}

export interface CallStatsReportSummary {
  call_cid: string;
  call_session_id: string;
  call_status: string;
  call_duration_seconds: number;
  first_stats_time: Date;
  created_at?: Date;
  /** 0 to 100. */
  quality_score?: number;
  /** 1 (bad) to 5 (good). */
  min_user_rating?: number;
}

/**
 * Filter fields: `call_cid`, `call_session_id`, `is_active`, `generated_at`, `updated_at`, `session_started_at`,
 * `session_ended_at`, `counts.cq_score`, `counts.avg_user_rating`, `counts.min_user_rating`. Sorted by one of the dates, then
 * `call_cid`.
 */
export type QueryCallSessionStatsRequest = PagedQuery;

export interface QueryCallSessionStatsResponse extends PagedResponse {
  call_stats: CallStatsSession[];
}

/** Counts over a session of a call. Fields in `_ms` are milliseconds. */
export interface SessionStatsCounts {
  participants: number;
  publishers: number;
  sessions: number;
  live_sessions: number;
  peak_concurrent_sessions: number;
  peak_concurrent_users: number;
  sfus_used: number;
  call_event_count?: number;
  /** The quality of the call: 0 to 100. */
  cq_score?: number;
  average_jitter_ms?: number;
  average_latency_ms?: number;
  max_freezes_duration_ms?: number;
  avg_user_rating?: number;
  min_user_rating?: number;
  total_participant_duration?: number;
}

/** Names a session of a call. */
export interface CallStatsSessionRef {
  call_type: string;
  call_id: string;
  call_session_id: string;
}

interface CallStatsSessionTimes {
  call_started_at?: Date;
  call_ended_at?: Date;
}

export interface CallStatsSession extends CallStatsSessionRef, CallStatsSessionTimes {
  counts: SessionStatsCounts;
  generated_at: Date;
}

/** Where a participant is, by the IP address. */
export interface CallStatsLocation {
  continent?: string;
  country?: string;
  country_iso_code?: string;
  subdivision?: string;
  city?: string;
  latitude?: number;
  longitude?: number;
  accuracy_radius_meters?: number;
}

/** What a participant published. */
export interface PublishedTrackFlags {
  audio: boolean;
  video: boolean;
  screenshare: boolean;
  screenshare_audio: boolean;
}

export interface GetCallStatsMapRequest {
  /** The id of the session of the call. */
  readonly session: string;
  readonly start_time?: Date | string;
  readonly end_time?: Date | string;
  readonly exclude_publishers?: boolean;
  readonly exclude_subscribers?: boolean;
  readonly exclude_sfus?: boolean;
}

/** Where publishers, subscribers and media servers of a session are. */
export interface QueryCallStatsMapResponse
  extends DurationResponse, CallStatsSessionRef, CallStatsSessionTimes {
  start_time?: Date;
  end_time?: Date;
  generated_at?: Date;
  data_source?: string;
  counts: SessionStatsCounts;
  publishers?: { publishers: CallStatsMapPublisher[] };
  subscribers?: { locations: CallStatsMapLocation[]; participants?: CallStatsMapSubscriber[] };
  sfus?: { locations: SFULocation[] };
}

export interface CallStatsMapSubscriber {
  user_id: string;
  user_session_id: string;
  name?: string;
  is_live: boolean;
  location?: CallStatsLocation;
}

export interface CallStatsMapPublisher extends CallStatsMapSubscriber {
  published_tracks: PublishedTrackFlags;
  publisher_type?: string;
}

/** How many subscribers are at a place. */
export interface CallStatsMapLocation {
  location?: CallStatsLocation;
  count: number;
  live_count: number;
}

/** A media server. */
export interface SFULocation {
  id: string;
  datacenter: string;
  count?: number;
  coordinates: { latitude: number; longitude: number };
  location: { continent_code: string; country_iso_code: string; subdivision_iso_code: string };
}
