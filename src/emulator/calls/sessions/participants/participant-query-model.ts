import type { FilterOperator } from '../../../query/filter-operator';
import { fieldsOf, type QueryModel } from '../../../query/query-model';
import type { ParticipantRecord } from '../../../world/session';

const OPERATORS: readonly FilterOperator[] = ['$eq', '$in'];

/** Participants as QueryCallParticipants filters them. */
export const PARTICIPANT_QUERY_MODEL: QueryModel<ParticipantRecord> = {
  name: 'QueryCallParticipants',
  field: fieldsOf<ParticipantRecord>({
    user_id: { type: 'string', operators: OPERATORS, read: (participant) => participant.userId },
    published_tracks: {
      type: 'strings',
      operators: OPERATORS,
      read: (participant) => participant.tracks ?? [],
    },
  }),
  sort: { byDefault: [], tieBreak: (participant) => participant.userSessionId },
};
