import type { StartedSession } from '../measures/call-sessions';
import { groupBy } from '../measures/group-by';
import type { EmittedParticipantStats } from '../../../world/emitted-events';
import { visitsOf } from '../measures/visits';

/** One user in a session, with every visit. */
export type ParticipantStats = EmittedParticipantStats;

/** The users who have been in a session, in order of first joining. */
export function participantStats(session: StartedSession): readonly ParticipantStats[] {
  return [...groupBy(visitsOf(session), ({ userId }) => userId)].map(([userId, visits]) => ({
    userId,
    visits,
  }));
}
