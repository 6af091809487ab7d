import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT, ANY_OBJECTS } from '../../stream/models/documentation/any-object';
import { QueryField } from '../../rest/query-field';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  GetCallParticipantSessionMetricsRequest,
  GetCallParticipantSessionMetricsResponse,
  GetCallSessionParticipantStatsDetailsRequest,
  GetCallSessionParticipantStatsDetailsResponse,
  GetCallSessionParticipantStatsTimelineRequest,
  ParticipantSessionRef,
  QueryCallSessionParticipantStatsTimelineResponse,
} from '../../stream/stats/participant-stats.model';
import { NAME } from '../dto/call-file.dto';
import { CallSessionParams } from './session-statistics.dto';

type Part = keyof ParticipantSessionRef;
type Details = GetCallSessionParticipantStatsDetailsResponse;
type Metrics = GetCallParticipantSessionMetricsResponse;

const POINTS_MAX = 4096;

/** A stay of a user in a session of a call that a path names. */
export class ParticipantParams extends CallSessionParams implements ParticipantSessionRef {
  /**
   * The user's id.
   * @example 'jack'
   */
  @Field.userId()
  user!: string;

  /**
   * The participant's `user_session_id`.
   * @example '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90'
   */
  @Field.text(NAME)
  user_session!: string;
}

export class ParticipantMetricsQuery implements Omit<GetCallParticipantSessionMetricsRequest, Part> {
  @Field.date({ optional: true })
  since?: Date;

  @Field.date({ optional: true })
  until?: Date;
}

export class ParticipantDetailsQuery
  extends ParticipantMetricsQuery
  implements Omit<GetCallSessionParticipantStatsDetailsRequest, Part>
{
  /** Points of each series at most. */
  @QueryField.integer({ min: 1, max: POINTS_MAX, optional: true })
  max_points?: number;
}

export class ParticipantTimelineQuery implements Omit<
  GetCallSessionParticipantStatsTimelineRequest,
  Part | 'severity'
> {
  @Field.date({ optional: true })
  start_time?: Date;

  @Field.date({ optional: true })
  end_time?: Date;

  /**
   * The severities to return, separated by commas. Default: all.
   * @example 'warning,error'
   */
  @Field.text({ notEmpty: true, optional: true })
  severity?: string;
}

/** The stay that statistics are about. */
class ParticipantAnswer extends DurationResponse {
  /** @example 'default' */
  call_type!: string;
  /** @example 'standup' */
  call_id!: string;
  call_session_id!: string;
  /** @example 'jack' */
  user_id!: string;
  user_session_id!: string;
}

/** Series are lists of pairs of unix seconds and value. */
export class ParticipantDetails extends ParticipantAnswer implements Details {
  @ApiPropertyOptional(ANY_OBJECT)
  timeframe?: NonNullable<Details['timeframe']>;
  @ApiPropertyOptional(ANY_OBJECT)
  user?: NonNullable<Details['user']>;
  @ApiPropertyOptional(ANY_OBJECT)
  publisher?: NonNullable<Details['publisher']>;
  @ApiPropertyOptional(ANY_OBJECT)
  subscriber?: NonNullable<Details['subscriber']>;
}

/** Something that happened to a participant. */
export class TimelineEvent {
  type!: string;
  /** `info`, `warning` or `error`. */
  severity!: string;
  timestamp!: Date;
  data!: Record<string, unknown>;
}

export class ParticipantTimeline
  extends ParticipantAnswer
  implements QueryCallSessionParticipantStatsTimelineResponse
{
  events!: TimelineEvent[];
}

export class ParticipantMetrics extends DurationResponse implements Metrics {
  user_id?: string;
  user_session_id?: string;
  joined_at?: Date;
  is_publisher?: boolean;
  is_subscriber?: boolean;
  publisher_type?: string;
  /** The SDK, its version, the network and the place of the participant. */
  @ApiPropertyOptional(ANY_OBJECT)
  client?: NonNullable<Metrics['client']>;
  @ApiPropertyOptional(ANY_OBJECTS)
  published_tracks?: NonNullable<Metrics['published_tracks']>;
}
