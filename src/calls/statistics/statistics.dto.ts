import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT, ANY_OBJECTS } from '../../stream/models/documentation/any-object';
import { Field } from '../../stream/models/fields/field';
import { PagedQuery, PagedResponse } from '../../stream/models/query.model';
import { CallSessionResponse } from '../../stream/models/call-session.model';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  ActiveCallsMetrics,
  ActiveCallsSummary,
  GetActiveCallsStatusResponse,
} from '../../stream/stats/active-calls.model';
import type {
  QueryAggregateCallStatsRequest,
  QueryAggregateCallStatsResponse,
} from '../../stream/stats/aggregate-stats.model';
import type { BroadcastDigest } from '../../stream/stats/broadcast-digest.model';
import type {
  CallSessionReport,
  GetCallReportRequest,
  GetCallReportResponse,
} from '../../stream/stats/call-report.model';
import type {
  SessionStatsCounts,
  CallStatsReportSummary,
  CallStatsSession,
  QueryCallSessionStatsRequest,
  QueryCallSessionStatsResponse,
  QueryCallStatsRequest,
  QueryCallStatsResponse,
} from '../../stream/stats/call-stats.model';

export const DAY = {
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  patternMessage: '$property must be a day such as 2026-01-15',
};

export class CallReportQuery implements GetCallReportRequest {
  /** The session to report on. Default: the last session. */
  @Field.text({ notEmpty: true, optional: true })
  session_id?: string;
}

export class CallReport extends DurationResponse implements GetCallReportResponse {
  session_id!: string;
  session?: CallSessionResponse;
  /** Score of the call (0 to 100), counts of participants, and user ratings. */
  @ApiProperty(ANY_OBJECT)
  report!: CallSessionReport;
  /** Of a livestream that has ended. */
  @ApiPropertyOptional(ANY_OBJECT)
  digest?: BroadcastDigest;
  @ApiPropertyOptional(ANY_OBJECT)
  chat_activity?: NonNullable<GetCallReportResponse['chat_activity']>;
  @ApiPropertyOptional(ANY_OBJECTS)
  video_reactions?: NonNullable<GetCallReportResponse['video_reactions']>;
}

/** Filter fields: `call_cid`, `created_at`, `first_stats`, `quality_score`, `min_user_rating`. */
export class QueryCallStatsBody extends PagedQuery implements QueryCallStatsRequest {}

export class ReportSummary implements CallStatsReportSummary {
  /** @example 'default:standup' */
  call_cid!: string;
  call_session_id!: string;
  call_status!: string;
  call_duration_seconds!: number;
  first_stats_time!: Date;
  created_at?: Date;
  /** 0 to 100. */
  quality_score?: number;
  /** 1 (bad) to 5 (good). */
  min_user_rating?: number;
}

export class FoundReports extends PagedResponse implements QueryCallStatsResponse {
  reports!: ReportSummary[];
}

/**
 * Filter fields: `call_cid`, `call_session_id`, `is_active`, `generated_at`, `updated_at`, `session_started_at`,
 * `session_ended_at`, `counts.cq_score`, `counts.avg_user_rating`, `counts.min_user_rating`.
 */
export class QuerySessionStatsBody extends PagedQuery implements QueryCallSessionStatsRequest {}

export class SessionStats implements CallStatsSession {
  /** @example 'default' */
  call_type!: string;
  /** @example 'standup' */
  call_id!: string;
  call_session_id!: string;
  call_started_at?: Date;
  call_ended_at?: Date;
  /** Counts over the session. Fields in `_ms` are milliseconds. */
  @ApiProperty(ANY_OBJECT)
  counts!: SessionStatsCounts;
  generated_at!: Date;
}

export class FoundSessionStats extends PagedResponse implements QueryCallSessionStatsResponse {
  call_stats!: SessionStats[];
}

export class DailyStatsBody implements QueryAggregateCallStatsRequest {
  /**
   * The first day, in UTC.
   * @example '2026-01-01'
   */
  @Field.text({ ...DAY, optional: true })
  from?: string;

  /**
   * The last day, in UTC.
   * @example '2026-01-15'
   */
  @Field.text({ ...DAY, optional: true })
  to?: string;

  /** The reports to return. Default: all. */
  @Field.text({ list: true, notEmpty: true, optional: true })
  report_types?: string[];
}

/** Reports by day about all calls of the app. Reports that were not requested are absent. */
export class DailyStats extends DurationResponse implements QueryAggregateCallStatsResponse {
  @ApiPropertyOptional(ANY_OBJECT)
  calls_per_day_report?: NonNullable<QueryAggregateCallStatsResponse['calls_per_day_report']>;
  @ApiPropertyOptional(ANY_OBJECT)
  call_duration_report?: NonNullable<QueryAggregateCallStatsResponse['call_duration_report']>;
  @ApiPropertyOptional(ANY_OBJECT)
  call_participant_count_report?: NonNullable<
    QueryAggregateCallStatsResponse['call_participant_count_report']
  >;
  @ApiPropertyOptional(ANY_OBJECT)
  quality_score_report?: NonNullable<QueryAggregateCallStatsResponse['quality_score_report']>;
  @ApiPropertyOptional(ANY_OBJECT)
  network_metrics_report?: NonNullable<QueryAggregateCallStatsResponse['network_metrics_report']>;
  @ApiPropertyOptional(ANY_OBJECT)
  sdk_usage_report?: NonNullable<QueryAggregateCallStatsResponse['sdk_usage_report']>;
  @ApiPropertyOptional(ANY_OBJECT)
  user_feedback_report?: NonNullable<QueryAggregateCallStatsResponse['user_feedback_report']>;
}

export class ActiveCalls extends DurationResponse implements GetActiveCallsStatusResponse {
  /** The start of the period that the metrics cover. */
  start_time!: Date;
  end_time!: Date;
  @ApiPropertyOptional(ANY_OBJECT)
  summary?: ActiveCallsSummary;
  @ApiPropertyOptional(ANY_OBJECT)
  metrics?: ActiveCallsMetrics;
}
