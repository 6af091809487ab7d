import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import {
  ActiveCalls,
  DailyStats,
  DailyStatsBody,
  FoundReports,
  FoundSessionStats,
  QueryCallStatsBody,
  QuerySessionStatsBody,
} from './statistics.dto';
import {
  ACTIVE_CALLS,
  DAILY_STATS,
  DAILY_STATS_EXAMPLES,
  QUERY_STATS_EXAMPLES,
  REPORTS,
  SESSION_STATS,
} from './statistics.examples';

@RestController('call-stats', 'call statistics')
export class CallStatsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('query')
  @HttpCode(200)
  @Operation({
    summary: 'Find reports of sessions',
    description: 'Sort by at most two fields. `next` in the response leads to the next page.',
    scopes: ['calls:read'],
    body: { type: QueryCallStatsBody, examples: QUERY_STATS_EXAMPLES },
    answers: [{ status: 200, description: 'The reports.', type: FoundReports, example: REPORTS }],
  })
  queryCallStats(
    @Body() query: QueryCallStatsBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundReports> {
    return this.stream.video.queryCallStats(query, upstream);
  }

  @Post('sessions/query')
  @HttpCode(200)
  @Operation({
    summary: 'Find sessions with their counts',
    description: 'Sort by one of the dates, then `call_cid`. `next` in the response leads to the next page.',
    scopes: ['calls:read'],
    body: { type: QuerySessionStatsBody, examples: QUERY_STATS_EXAMPLES },
    answers: [{ status: 200, description: 'The sessions.', type: FoundSessionStats, example: SESSION_STATS }],
  })
  querySessionStats(
    @Body() query: QuerySessionStatsBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundSessionStats> {
    return this.stream.video.queryCallSessionStats(query, upstream);
  }

  @Post('daily/query')
  @HttpCode(200)
  @Operation({
    summary: 'Query reports by day about all calls',
    scopes: ['calls:read'],
    body: { type: DailyStatsBody, examples: DAILY_STATS_EXAMPLES },
    answers: [{ status: 200, description: 'The reports.', type: DailyStats, example: DAILY_STATS }],
  })
  queryDailyStats(@Body() query: DailyStatsBody, @Upstream() upstream: RequestOptions): Promise<DailyStats> {
    return this.stream.video.queryAggregateCallStats(query, upstream);
  }

  @Get('active')
  @Operation({
    summary: 'Read the status of the active calls',
    scopes: ['calls:read'],
    answers: [{ status: 200, description: 'The status.', type: ActiveCalls, example: ACTIVE_CALLS }],
  })
  getActiveCalls(@Upstream() upstream: RequestOptions): Promise<ActiveCalls> {
    return this.stream.video.getActiveCallsStatus(upstream);
  }
}
