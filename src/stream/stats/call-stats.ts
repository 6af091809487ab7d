import { CallHandle } from '../calls/call-handle';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { FEEDBACK_OPERATIONS } from '../feedback/feedback.operations';
import type { CollectUserFeedbackRequest } from '../feedback/feedback.model';
import { iteratePages, type WithoutCursors } from '../paging/iterate-pages';
import type { GetCallReportRequest, GetCallReportResponse } from './call-report.model';
import type { GetCallStatsMapRequest, QueryCallStatsMapResponse } from './call-stats.model';
import type {
  SessionParticipantStats,
  GetCallParticipantSessionMetricsRequest,
  GetCallParticipantSessionMetricsResponse,
  GetCallSessionParticipantStatsDetailsRequest,
  GetCallSessionParticipantStatsDetailsResponse,
  GetCallSessionParticipantStatsTimelineRequest,
  ParticipantSessionDetails,
  QueryCallParticipantSessionsRequest,
  QueryCallParticipantSessionsResponse,
  QueryCallSessionParticipantStatsRequest,
  QueryCallSessionParticipantStatsResponse,
  QueryCallSessionParticipantStatsTimelineResponse,
} from './participant-stats.model';
import { STATS_OPERATIONS } from './stats.operations';

/** The part of `Call` about statistics and ratings. */
export abstract class CallStats extends CallHandle {
  /** Returns the report of a session of the call. A call without a session has none: Stream returns 404. */
  async getCallReport(
    request: GetCallReportRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<GetCallReportResponse>> {
    return this.transport.send(
      STATS_OPERATIONS.GetCallReport,
      { path: this, query: { ...request } },
      options,
    );
  }

  /** Returns where the participants and media servers of a session are. */
  async getCallStatsMap(
    { session, ...query }: GetCallStatsMapRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallStatsMapResponse>> {
    return this.transport.send(
      STATS_OPERATIONS.GetCallStatsMap,
      { path: { type: this.type, id: this.id, session }, query },
      options,
    );
  }

  /** Finds one page of the participants of a session, with the quality that each had. */
  async queryCallSessionParticipantStats(
    { session, ...query }: QueryCallSessionParticipantStatsRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallSessionParticipantStatsResponse>> {
    return this.transport.send(
      STATS_OPERATIONS.QueryCallSessionParticipantStats,
      { path: { type: this.type, id: this.id, session }, query },
      options,
    );
  }

  /** Iterates over the participants of a session, page by page. `limit` is the page size. */
  async *iterateCallSessionParticipantStats(
    request: WithoutCursors<QueryCallSessionParticipantStatsRequest>,
    options?: RequestOptions,
  ): AsyncGenerator<SessionParticipantStats, void, undefined> {
    const query = (next: QueryCallSessionParticipantStatsRequest) =>
      this.queryCallSessionParticipantStats(next, options);
    for await (const page of iteratePages(request, query)) yield* page.participants;
  }

  /** Returns what one participant had over time: series of each metric. */
  async getCallSessionParticipantStatsDetails(
    { session, user, user_session, ...query }: GetCallSessionParticipantStatsDetailsRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<GetCallSessionParticipantStatsDetailsResponse>> {
    return this.transport.send(
      STATS_OPERATIONS.GetCallSessionParticipantStatsDetails,
      { path: { type: this.type, id: this.id, session, user, user_session }, query },
      options,
    );
  }

  /** Returns what happened to one participant, in the order of time. */
  async getCallSessionParticipantStatsTimeline(
    { session, user, user_session, ...query }: GetCallSessionParticipantStatsTimelineRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallSessionParticipantStatsTimelineResponse>> {
    return this.transport.send(
      STATS_OPERATIONS.GetCallSessionParticipantStatsTimeline,
      { path: { type: this.type, id: this.id, session, user, user_session }, query },
      options,
    );
  }

  /** Finds one page of the stays of participants in a session, with their durations. */
  async queryCallParticipantSessions(
    { session, ...query }: QueryCallParticipantSessionsRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallParticipantSessionsResponse>> {
    return this.transport.send(
      STATS_OPERATIONS.QueryCallParticipantSessions,
      { path: { type: this.type, id: this.id, session }, query },
      options,
    );
  }

  /** Iterates over the stays of participants in a session, page by page. `limit` is the page size. */
  async *iterateCallParticipantSessions(
    request: WithoutCursors<QueryCallParticipantSessionsRequest>,
    options?: RequestOptions,
  ): AsyncGenerator<ParticipantSessionDetails, void, undefined> {
    const query = (next: QueryCallParticipantSessionsRequest) =>
      this.queryCallParticipantSessions(next, options);
    for await (const page of iteratePages(request, query)) yield* page.participants_sessions;
  }

  /** Returns what one participant published: series of each track. */
  async getCallParticipantSessionMetrics(
    { session, user, user_session, ...query }: GetCallParticipantSessionMetricsRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<GetCallParticipantSessionMetricsResponse>> {
    return this.transport.send(
      STATS_OPERATIONS.GetCallParticipantSessionMetrics,
      { path: { type: this.type, id: this.id, session, user, user_session }, query },
      options,
    );
  }

  /** Stores a user's rating of the call. */
  async collectUserFeedback(
    request: CollectUserFeedbackRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      FEEDBACK_OPERATIONS.CollectUserFeedback,
      { path: this, body: request },
      options,
    );
  }
}
