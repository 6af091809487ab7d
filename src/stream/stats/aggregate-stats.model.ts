import type { DurationResponse } from '../models/response.model';

/** A day from 00:00 UTC, as `2026-01-15`, and what a report says of it. */
export interface DailyReport<Report> {
  date: string;
  report: Report;
}

interface Daily<Report> {
  daily: DailyReport<Report>[];
}

export interface HistogramBound {
  value: number;
  inclusive: boolean;
}

export interface HistogramBucket {
  category: string;
  count: number;
  sum: number;
  lower_bound?: HistogramBound;
  upper_bound?: HistogramBound;
}

interface Histogram {
  histogram: HistogramBucket[];
}

export interface QueryAggregateCallStatsRequest {
  /** The first day, as `2026-01-15`. */
  readonly from?: string;
  /** The last day, as `2026-01-15`. */
  readonly to?: string;
  /** The reports to return. Default: all. */
  readonly report_types?: readonly string[];
}

/** Reports about all calls of the app. A report that was not asked for is absent. */
export interface QueryAggregateCallStatsResponse extends DurationResponse {
  calls_per_day_report?: Daily<{ count: number }>;
  call_duration_report?: Daily<Histogram>;
  call_participant_count_report?: Daily<Histogram>;
  quality_score_report?: Daily<Histogram>;
  network_metrics_report?: NetworkMetricsReport;
  sdk_usage_report?: Daily<{ per_sdk_usage: Record<string, SDKUsage> }>;
  user_feedback_report?: Daily<UserFeedbackReport>;
}

export interface NetworkMetricsReport {
  average_connection_time?: number;
  average_jitter?: number;
  average_latency?: number;
  average_time_to_reconnect?: number;
}

export interface SDKUsage {
  total: number;
  by_version: Record<string, number>;
}

export interface UserFeedbackReport {
  /** By the rating, from `1` to `5`. */
  count_by_rating: Record<string, number>;
  /** Participants without a rating. */
  unreported_count: number;
}
