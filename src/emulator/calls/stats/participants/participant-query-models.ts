import type { FilterOperator } from '../../../query/filter-operator';
import { fieldsOf, type QueryField, type QueryModel } from '../../../query/query-model';
import { latestActivityOfVisit } from '../measures/latest-activity';
import type { ParticipantStats } from './participant-stats';
import { PUBLISHER_TYPE } from '../measures/quality';
import { isLive, isPublisher, type Visit } from '../measures/visits';

const EQUAL: readonly FilterOperator[] = ['$eq'];
const NAMES: readonly FilterOperator[] = ['$eq', '$in'];
/** Of a field that is only sorted by. */
const NONE: readonly FilterOperator[] = [];

/** Visits as QueryCallParticipantSessions filters them. In order of joining. */
export const VISIT_QUERY_MODEL: QueryModel<Visit> = {
  name: 'QueryCallParticipantSessions',
  field: fieldsOf<Visit>({
    ...filters<Visit>((visit) => [visit]),
    joined_at: { type: 'date', operators: NONE, read: ({ joinedAt }) => joinedAt },
  }),
  sort: { byDefault: [{ field: 'joined_at', direction: 1 }], tieBreak: ({ userSessionId }) => userSessionId },
};

/**
 * Users as QueryCallSessionParticipantStats filters and sorts them. Emulator choice: a user with any session that matches is
 * found, with all sessions; users come in order of first joining.
 */
export const PARTICIPANT_STATS_QUERY_MODEL: QueryModel<ParticipantStats> = {
  name: 'QueryCallSessionParticipantStats',
  field: fieldsOf<ParticipantStats>({
    ...filters<ParticipantStats>(({ visits }) => visits),
    started_at: { type: 'date', operators: NONE, read: ({ visits }) => visits[0]?.joinedAt },
    latest_activity_at: {
      type: 'date',
      operators: NONE,
      read: ({ visits }) => Math.max(...visits.map(latestActivityOfVisit)),
    },
  }),
  sort: {
    combinations: [['user_id'], ['started_at'], ['latest_activity_at']],
    byDefault: [{ field: 'started_at', direction: 1 }],
    tieBreak: ({ userId }) => userId,
  },
};

/** What Stream filters participants by, over the visits of an item. No participant of the emulator is a technical user. */
function filters<T>(visitsOf: (item: T) => readonly Visit[]): Readonly<Record<string, QueryField<T>>> {
  const names = (read: (visit: Visit) => readonly string[]): QueryField<T> => ({
    type: 'strings',
    operators: NAMES,
    read: (item) => visitsOf(item).flatMap(read),
  });
  return {
    is_live: { type: 'boolean', operators: EQUAL, read: (item) => visitsOf(item).some(isLive) },
    is_tech_user: { type: 'boolean', operators: EQUAL, read: () => false },
    // A user id sorts as well as it filters: it is the same for all visits of an item.
    user_id: { type: 'string', operators: NAMES, read: (item) => visitsOf(item)[0]?.userId },
    session_id: names(({ userSessionId }) => [userSessionId]),
    published_tracks: names(({ publications }) => publications.map(({ track }) => track)),
    publisher_type: names((visit) => (isPublisher(visit) ? [PUBLISHER_TYPE] : [])),
  };
}
