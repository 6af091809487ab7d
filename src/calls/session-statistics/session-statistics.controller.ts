import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { shownTo, type Shown } from '../shown-to';
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

@CallRestController('calls/:type/:id/sessions/:session', 'call statistics')
export class SessionStatisticsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

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
  async getStatsMap(
    @Param() { type, id, session }: CallSessionParams,
    @Query() query: StatsMapQuery,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<StatsMap>> {
    return shownTo(
      principal,
      await this.stream.video.call(type, id).getCallStatsMap({ ...query, session }, upstream),
    );
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
  async queryParticipantStats(
    @Param() { type, id, session }: CallSessionParams,
    @Body() query: QueryParticipantStatsBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<FoundParticipantStats>> {
    return shownTo(
      principal,
      await this.stream.video
        .call(type, id)
        .queryCallSessionParticipantStats({ ...query, session }, upstream),
    );
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
  async queryParticipantSessions(
    @Param() { type, id, session }: CallSessionParams,
    @Body() query: QueryParticipantSessionsBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<FoundParticipantSessions>> {
    return shownTo(
      principal,
      await this.stream.video.call(type, id).queryCallParticipantSessions({ ...query, session }, upstream),
    );
  }
}
