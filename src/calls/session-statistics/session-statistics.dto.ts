import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT, ANY_OBJECTS } from '../../stream/models/documentation/any-object';
import { QueryField } from '../../rest/query-field';
import { CallSessionResponse } from '../../stream/models/call-session.model';
import { Field } from '../../stream/models/fields/field';
import { PAGE_LIMIT } from '../../stream/models/limits';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  GetCallStatsMapRequest,
  QueryCallStatsMapResponse,
  SessionStatsCounts,
} from '../../stream/stats/call-stats.model';
import type {
  ParticipantSessionDetails,
  QueryCallParticipantSessionsRequest,
  QueryCallParticipantSessionsResponse,
  QueryCallSessionParticipantStatsRequest,
  QueryCallSessionParticipantStatsResponse,
  SessionParticipantStats,
  SessionParticipantStay,
} from '../../stream/stats/participant-stats.model';
import { NAME } from '../dto/call-file.dto';
import { CallParams } from '../dto/call-params.dto';
import { PagedQuery } from '../../stream/models/query.model';

/** A session of a call that a path names. */
export class CallSessionParams extends CallParams {
  /**
   * The id of the session.
   * @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10'
   */
  @Field.text(NAME)
  session!: string;
}

export class StatsMapQuery implements Omit<GetCallStatsMapRequest, 'session'> {
  @Field.date({ optional: true })
  start_time?: Date;

  @Field.date({ optional: true })
  end_time?: Date;

  @QueryField.boolean({ optional: true })
  exclude_publishers?: boolean;

  @QueryField.boolean({ optional: true })
  exclude_subscribers?: boolean;

  @QueryField.boolean({ optional: true })
  exclude_sfus?: boolean;
}

/** The session that statistics are about. */
class SessionAnswer extends DurationResponse {
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
}

export class StatsMap extends SessionAnswer implements QueryCallStatsMapResponse {
  start_time?: Date;
  end_time?: Date;
  generated_at?: Date;
  data_source?: string;
  @ApiPropertyOptional(ANY_OBJECT)
  publishers?: NonNullable<QueryCallStatsMapResponse['publishers']>;
  @ApiPropertyOptional(ANY_OBJECT)
  subscribers?: NonNullable<QueryCallStatsMapResponse['subscribers']>;
  /** Media servers. */
  @ApiPropertyOptional(ANY_OBJECT)
  sfus?: NonNullable<QueryCallStatsMapResponse['sfus']>;
}

/**
 * Filter fields: `is_live`, `is_tech_user`, `user_id`, `session_id`, `published_tracks`, `publisher_type`. Sort by one field at
 * most.
 */
export class QueryParticipantStatsBody
  extends PagedQuery
  implements Omit<QueryCallSessionParticipantStatsRequest, 'session'> {}

export class ParticipantStats implements SessionParticipantStats {
  /** @example 'jack' */
  user_id!: string;
  name?: string;
  roles?: string[];
  latest_activity_at?: Date;
  /** The stays of the participant. Fields in `_ms` are milliseconds. */
  @ApiProperty(ANY_OBJECTS)
  sessions!: SessionParticipantStay[];
}

export class FoundParticipantStats extends SessionAnswer implements QueryCallSessionParticipantStatsResponse {
  participants!: ParticipantStats[];
  /** What happened to the call as a whole. */
  @ApiPropertyOptional(ANY_OBJECTS)
  call_events?: NonNullable<QueryCallSessionParticipantStatsResponse['call_events']>;
  tmp_data_source?: string;
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
}

/** Filter fields: `is_live`, `is_tech_user`, `user_id`, `session_id`, `published_tracks`, `publisher_type`. */
export class QueryParticipantSessionsBody implements Omit<QueryCallParticipantSessionsRequest, 'session'> {
  /** Omitted: everything. */
  @Field.freeForm({ optional: true })
  filter_conditions?: NonNullable<QueryCallParticipantSessionsRequest['filter_conditions']>;

  /** Items per page. */
  @Field.integer({ ...PAGE_LIMIT, optional: true })
  limit?: number;

  /** The cursor of the next page, from the previous response. */
  @Field.text({ optional: true })
  next?: string;

  /** The cursor of the previous page. */
  @Field.text({ optional: true })
  prev?: string;
}

/** One stay of a user in a session. */
export class ParticipantSession implements ParticipantSessionDetails {
  /** @example 'jack' */
  user_id!: string;
  user_session_id!: string;
  roles!: string[];
  publisher_type!: string;
  joined_at?: Date;
  left_at?: Date;
  duration_in_seconds?: number;
}

export class FoundParticipantSessions implements QueryCallParticipantSessionsResponse {
  /** @example 'default' */
  call_type!: string;
  /** @example 'standup' */
  call_id!: string;
  call_session_id!: string;
  participants_sessions!: ParticipantSession[];
  total_participant_sessions!: number;
  /** Seconds of all participants together. */
  total_participant_duration!: number;
  session?: CallSessionResponse;
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
  /** A number here, unlike elsewhere. */
  duration!: number;
}
