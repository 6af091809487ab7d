import type { StartedSession } from './call-sessions';
import { groupBy } from './group-by';
import { visitsOf, type Visit } from './visits';

/** One user in a session, with every visit. */
export interface ParticipantStats {
  readonly userId: string;
  /** In order of joining; at least one. */
  readonly visits: readonly Visit[];
}

/** The users who have been in a session, in order of first joining. */
export function participantStats(session: StartedSession): readonly ParticipantStats[] {
  return [...groupBy(visitsOf(session), ({ userId }) => userId)].map(([userId, visits]) => ({
    userId,
    visits,
  }));
}
