import type { ParticipantRecord, SessionRecord } from '../world/session';

/** Who is in a session, in order of joining. */
export function presence(session: SessionRecord | undefined): readonly ParticipantRecord[] {
  return session?.participants ?? [];
}

/** How many are in, as answers and events say it. */
export function participantCounts(session: SessionRecord) {
  const byRole = new Map<string, number>();
  for (const { role } of presence(session)) byRole.set(role, (byRole.get(role) ?? 0) + 1);
  return {
    participants_count_by_role: Object.fromEntries(byRole),
    anonymous_participant_count: session.anonymous ?? 0,
  };
}
