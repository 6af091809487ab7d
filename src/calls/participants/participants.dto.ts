import { Field } from '../../stream/models/fields/field';
import { CallParticipantResponse } from '../../stream/models/call-session.model';
import { PAGE_LIMIT } from '../../stream/models/limits';
import type { FilterConditions } from '../../stream/models/query.model';
import type { QueryCallParticipantsRequest } from '../../stream/calls/participants.model';
import type { SendCallEventRequest } from '../../stream/models/call-moderation.model';

export class QueryParticipantsBody implements QueryCallParticipantsRequest {
  /**
   * Fields: `user_id`, `published_tracks`. Omitted: all participants.
   * @example { "user_id": { "$in": ["jack"] } }
   */
  @Field.freeForm({ optional: true })
  filter_conditions?: FilterConditions;

  /** Participants to return; 25 by default. */
  @Field.integer({ ...PAGE_LIMIT, optional: true })
  limit?: number;
}

export class FoundParticipants {
  participants!: CallParticipantResponse[];
  /** The number of participants that match, regardless of `limit`. */
  total_participants!: number;
}

export class CallEventBody implements Omit<SendCallEventRequest, 'user'> {
  /**
   * Data of your own, at most 5 KB as JSON.
   * @example { "type": "hand-raised" }
   */
  @Field.custom({ optional: true })
  custom?: Record<string, unknown>;

  /**
   * The user who sends the event. Required for services; users always send as themselves.
   * @example 'john'
   */
  @Field.userId({ optional: true })
  user_id?: string;
}
