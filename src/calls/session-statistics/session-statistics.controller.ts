import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Operation } from '../../rest/operation.decorator';
import type { Call } from '../../stream/calls/call';
import { RestController } from '../../rest/rest-controller.decorator';
import { OnCall } from '../on-call.decorator';
import {
  CallSessionParams,
  FoundParticipantSessions,
  FoundParticipantStats,
  QueryParticipantSessionsBody,
  QueryParticipantStatsBody,
  StatsMap,
  StatsMapQuery,
} from './session-statistics.dto';
import {
  PARTICIPANT_SESSIONS,
  PARTICIPANT_STATS,
  QUERY_PARTICIPANT_STATS_EXAMPLES,
  STATS_MAP,
} from './session-statistics.examples';

@RestController('calls/:type/:id/sessions/:session', 'call statistics')
export class SessionStatisticsController {
  @Get('map')
  @Operation({
    summary: 'Read where the participants of a session are',
    scopes: ['calls:read'],
    answers: [
      {
        status: 200,
        description: 'Publishers, subscribers and media servers with their places.',
        type: StatsMap,
        example: STATS_MAP,
      },
    ],
    errors: [404],
  })
  getStatsMap(
    @OnCall() call: Call,
    @Param() { session }: CallSessionParams,
    @Query() query: StatsMapQuery,
  ): Promise<StatsMap> {
    return call.getCallStatsMap({ ...query, session });
  }

  @Post('participants/query')
  @HttpCode(200)
  @Operation({
    summary: 'Find participants of a session with their statistics',
    description: '`next` in the response leads to the next page.',
    scopes: ['calls:read'],
    body: { type: QueryParticipantStatsBody, examples: QUERY_PARTICIPANT_STATS_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The participants.',
        type: FoundParticipantStats,
        example: PARTICIPANT_STATS,
      },
    ],
    errors: [404],
  })
  queryParticipantStats(
    @OnCall() call: Call,
    @Param() { session }: CallSessionParams,
    @Body() query: QueryParticipantStatsBody,
  ): Promise<FoundParticipantStats> {
    return call.queryCallSessionParticipantStats({ ...query, session });
  }

  @Post('participant-sessions/query')
  @HttpCode(200)
  @Operation({
    summary: 'Find the stays of users in a session',
    description: '`next` in the response leads to the next page.',
    scopes: ['calls:read'],
    body: { type: QueryParticipantSessionsBody, examples: QUERY_PARTICIPANT_STATS_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The stays.',
        type: FoundParticipantSessions,
        example: PARTICIPANT_SESSIONS,
      },
    ],
    errors: [404],
  })
  queryParticipantSessions(
    @OnCall() call: Call,
    @Param() { session }: CallSessionParams,
    @Body() query: QueryParticipantSessionsBody,
  ): Promise<FoundParticipantSessions> {
    return call.queryCallParticipantSessions({ ...query, session });
  }
}
