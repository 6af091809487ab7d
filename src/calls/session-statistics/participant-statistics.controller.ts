import { Get, Param, Query } from '@nestjs/common';
import { Operation } from '../../rest/operation.decorator';
import type { Call } from '../../stream/calls/call';
import { RestController } from '../../rest/rest-controller.decorator';
import { OnCall } from '../on-call.decorator';
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

@RestController('calls/:type/:id/sessions/:session/participants/:user/:user_session', 'call statistics')
export class ParticipantStatisticsController {
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
  getParticipantDetails(
    @OnCall() call: Call,
    @Param() { session, user, user_session }: ParticipantParams,
    @Query() query: ParticipantDetailsQuery,
  ): Promise<ParticipantDetails> {
    return call.getCallSessionParticipantStatsDetails({ ...query, session, user, user_session });
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
  getParticipantTimeline(
    @OnCall() call: Call,
    @Param() { session, user, user_session }: ParticipantParams,
    @Query() { severity, ...query }: ParticipantTimelineQuery,
  ): Promise<ParticipantTimeline> {
    const timeline = {
      ...query,
      session,
      user,
      user_session,
      ...(severity !== undefined && { severity: severity.split(',') }),
    };
    return call.getCallSessionParticipantStatsTimeline(timeline);
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
  getParticipantMetrics(
    @OnCall() call: Call,
    @Param() { session, user, user_session }: ParticipantParams,
    @Query() query: ParticipantMetricsQuery,
  ): Promise<ParticipantMetrics> {
    return call.getCallParticipantSessionMetrics({ ...query, session, user, user_session });
  }
}
