import type { FilterOperator } from '../../query/filter-operator';
import { fieldsOf, type QueryModel } from '../../query/query-model';

/** Somebody in a session. */
export interface Participant {
  readonly userId: string;
  readonly publishedTracks: readonly string[];
}

const OPERATORS: readonly FilterOperator[] = ['$eq', '$in'];

/** Participants as QueryCallParticipants filters them. */
export const PARTICIPANT_QUERY_MODEL: QueryModel<Participant> = {
  name: 'QueryCallParticipants',
  field: fieldsOf<Participant>({
    user_id: { type: 'string', operators: OPERATORS, read: (participant) => participant.userId },
    published_tracks: {
      type: 'strings',
      operators: OPERATORS,
      read: (participant) => participant.publishedTracks,
    },
  }),
  sort: { byDefault: [], tieBreak: (participant) => participant.userId },
};
