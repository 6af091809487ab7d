import { Get, Param, Query } from '@nestjs/common';
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
  ParticipantDetails,
  ParticipantDetailsQuery,
  ParticipantMetrics,
  ParticipantMetricsQuery,
  ParticipantParams,
  ParticipantTimeline,
  ParticipantTimelineQuery,
} from './participant-statistics.dto';
import {
  PARTICIPANT_DETAILS,
  PARTICIPANT_METRICS,
  PARTICIPANT_TIMELINE,
} from './session-statistics.examples';

@CallRestController('calls/:type/:id/sessions/:session/participants/:user/:user_session', 'call statistics')
export class ParticipantStatisticsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get('details')
  @Operation({
    summary: 'Read the metrics of a stay over time',
    scopes: ['calls:read'],
    answers: [
      {
        status: 200,
        description: 'What the participant sent and received.',
        type: ParticipantDetails,
        example: PARTICIPANT_DETAILS,
      },
    ],
    errors: [404],
  })
  async getParticipantDetails(
    @Param() { type, id, ...stay }: ParticipantParams,
    @Query() query: ParticipantDetailsQuery,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<ParticipantDetails>> {
    return shownTo(
      principal,
      await this.stream.video
        .call(type, id)
        .getCallSessionParticipantStatsDetails({ ...query, ...stay }, upstream),
    );
  }

  @Get('timeline')
  @Operation({
    summary: 'Read what happened during a stay',
    scopes: ['calls:read'],
    answers: [
      { status: 200, description: 'The events.', type: ParticipantTimeline, example: PARTICIPANT_TIMELINE },
    ],
    errors: [404],
  })
  async getParticipantTimeline(
    @Param() { type, id, ...stay }: ParticipantParams,
    @Query() { severity, ...query }: ParticipantTimelineQuery,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<ParticipantTimeline>> {
    const timeline = { ...query, ...stay, ...(severity !== undefined && { severity: severity.split(',') }) };
    const call = this.stream.video.call(type, id);
    return shownTo(principal, await call.getCallSessionParticipantStatsTimeline(timeline, upstream));
  }

  @Get('tracks')
  @Operation({
    summary: 'Read the metrics of the tracks that a stay published',
    scopes: ['calls:read'],
    answers: [
      { status: 200, description: 'The tracks.', type: ParticipantMetrics, example: PARTICIPANT_METRICS },
    ],
    errors: [404],
  })
  async getParticipantMetrics(
    @Param() { type, id, ...stay }: ParticipantParams,
    @Query() query: ParticipantMetricsQuery,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<ParticipantMetrics>> {
    return shownTo(
      principal,
      await this.stream.video
        .call(type, id)
        .getCallParticipantSessionMetrics({ ...query, ...stay }, upstream),
    );
  }
}
