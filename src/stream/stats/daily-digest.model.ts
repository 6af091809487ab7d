import type { DurationResponse } from '../models/response.model';
import type { BroadcastDigest, PoorViewersByCause } from './broadcast-digest.model';
import type { SessionStatsCounts } from './call-stats.model';

export interface GetDailyDigestRequest {
  /** A day in UTC, as `2026-01-15`. Default: Stream's choice. */
  readonly date?: string;
  readonly app_id?: string;
}

/** All broadcasts of a day. Everything but `date`, `status` and `retry_after` is absent unless `status` is `ready`. */
export interface GetDailyDigestResponse extends DurationResponse {
  date: string;
  status: 'ready' | 'pending' | 'failed' | 'future_date' | 'expired' | (string & {});
  /** Seconds after which to ask again. */
  retry_after?: number;
  generated_at?: Date;
  revision?: number;
  schema_version?: string;
  digest_kinds?: string[];
  broadcasts?: BroadcastDigest[];
  broadcast_rollup?: BroadcastDailyRollup;
  call_sessions?: DailyDigestCallSession[];
}

/** The sums over the broadcasts of a day. */
export interface BroadcastDailyRollup {
  day: string;
  schema_version: string;
  broadcasts: number;
  hours_watched: number;
  unique_viewers_sum: number;
  max_peak_concurrent_viewers: number;
  poor_viewers_by_cause: PoorViewersByCause;
  incident_windows: number;
  source_drops: number;
  /** Seconds. */
  dead_air_s: number;
  top_broadcasts: {
    call_cid: string;
    hours_watched: number;
    peak_concurrent_viewers: number;
    poor_pct?: number;
  }[];
  note: string;
}

export interface DailyDigestCallSession {
  call_cid: string;
  call_session_id: string;
  session_started_at?: Date;
  session_ended_at?: Date;
  counts: SessionStatsCounts;
  has_digest: boolean;
  digest_error?: string;
}
