import { ApiResource } from '../api-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { FEEDBACK_OPERATIONS } from '../feedback/feedback.operations';
import type {
  QueryUserFeedbackRequest,
  QueryUserFeedbackResponse,
  UserFeedbackResponse,
} from '../feedback/feedback.model';
import { iteratePages, type WithoutCursors } from '../paging/iterate-pages';
import type { GetActiveCallsStatusResponse } from './active-calls.model';
import type {
  QueryAggregateCallStatsRequest,
  QueryAggregateCallStatsResponse,
} from './aggregate-stats.model';
import type {
  CallStatsReportSummary,
  CallStatsSession,
  QueryCallSessionStatsRequest,
  QueryCallSessionStatsResponse,
  QueryCallStatsRequest,
  QueryCallStatsResponse,
} from './call-stats.model';
import type { ReportClientEventRequest } from './client-event.model';
import type { GetDailyDigestRequest, GetDailyDigestResponse } from './daily-digest.model';
import { STATS_OPERATIONS } from './stats.operations';

/** The part of `client.video` about statistics and ratings of all calls. */
export abstract class StatsClient extends ApiResource {
  /** Finds one page of the reports of sessions. */
  async queryCallStats(
    request: QueryCallStatsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallStatsResponse>> {
    return this.transport.send(STATS_OPERATIONS.QueryCallStats, { body: request }, options);
  }

  /** Iterates over the reports of sessions, page by page. `limit` is the page size. */
  async *iterateCallStats(
    request: WithoutCursors<QueryCallStatsRequest> = {},
    options?: RequestOptions,
  ): AsyncGenerator<CallStatsReportSummary, void, undefined> {
    for await (const page of iteratePages(request, (next) => this.queryCallStats(next, options)))
      yield* page.reports;
  }

  /** Finds one page of sessions, with what they counted. */
  async queryCallSessionStats(
    request: QueryCallSessionStatsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallSessionStatsResponse>> {
    return this.transport.send(STATS_OPERATIONS.QueryCallSessionStats, { body: request }, options);
  }

  /** Iterates over sessions with what they counted, page by page. `limit` is the page size. */
  async *iterateCallSessionStats(
    request: WithoutCursors<QueryCallSessionStatsRequest> = {},
    options?: RequestOptions,
  ): AsyncGenerator<CallStatsSession, void, undefined> {
    for await (const page of iteratePages(request, (next) => this.queryCallSessionStats(next, options)))
      yield* page.call_stats;
  }

  /** Finds one page of users' ratings. */
  async queryUserFeedback(
    { full, ...body }: QueryUserFeedbackRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryUserFeedbackResponse>> {
    return this.transport.send(FEEDBACK_OPERATIONS.QueryUserFeedback, { query: { full }, body }, options);
  }

  /** Iterates over users' ratings, page by page. `limit` is the page size. */
  async *iterateUserFeedback(
    request: WithoutCursors<QueryUserFeedbackRequest> = {},
    options?: RequestOptions,
  ): AsyncGenerator<UserFeedbackResponse, void, undefined> {
    for await (const page of iteratePages(request, (next) => this.queryUserFeedback(next, options)))
      yield* page.user_feedback;
  }

  /** Returns reports by day about all calls of the app. */
  async queryAggregateCallStats(
    request: QueryAggregateCallStatsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryAggregateCallStatsResponse>> {
    return this.transport.send(STATS_OPERATIONS.QueryAggregateCallStats, { body: request }, options);
  }

  /** Returns the digest of all broadcasts of one day in UTC. `status` says whether it is ready. */
  async getDailyDigest(
    request: GetDailyDigestRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<GetDailyDigestResponse>> {
    return this.transport.send(STATS_OPERATIONS.GetDailyDigest, { query: { ...request } }, options);
  }

  /** Returns what the active calls of the app do now. */
  async getActiveCallsStatus(
    options?: RequestOptions,
  ): Promise<StreamResponse<GetActiveCallsStatusResponse>> {
    return this.transport.send(STATS_OPERATIONS.GetActiveCallsStatus, {}, options);
  }

  /** Reports events of clients that join calls. Stream's own SDKs do so by themselves. */
  async reportClientCallEvent(
    request: ReportClientEventRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(STATS_OPERATIONS.ReportClientCallEvent, { body: request }, options);
  }
}
