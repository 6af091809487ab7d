import { storedUser } from '../stored-user';
import type { effectiveSettings } from '../effective-settings';
import type { WireTime } from '../../protocol/wire-time';
import { userView } from '../../users/user.view';
import type { App } from '../../world/app';
import type { Micros } from '../../world/clock';
import type { CalleeRecord, ParticipantRecord, SessionRecord } from '../../world/session';
import { participantCounts, presence } from '../presence';

type Settings = ReturnType<typeof effectiveSettings>;

/** Stream's CallSessionResponse. */
export function sessionView(app: App, session: SessionRecord, settings: Settings, time: WireTime) {
  return {
    id: session.id,
    participants: presence(session).map((participant) => participantView(app, participant, time)),
    ...participantCounts(session),
    accepted_by: answers(session, ({ acceptedAt }) => acceptedAt, time),
    rejected_by: answers(session, ({ rejectedAt }) => rejectedAt, time),
    missed_by: answers(session, ({ missedAt }) => missedAt, time),
    started_at: nullable(session.startedAt, time),
    ended_at: nullable(session.endedAt, time),
    live_started_at: nullable(session.liveStartedAt, time),
    live_ended_at: nullable(session.liveEndedAt, time),
    timer_ends_at: nullable(timerEnd(session, settings), time),
  };
}

/** Stream's CallParticipantResponse. */
export function participantView(app: App, participant: ParticipantRecord, time: WireTime) {
  return {
    user: userView(app, storedUser(app, participant.userId), time),
    user_session_id: participant.userSessionId,
    role: participant.role,
    joined_at: time(participant.joinedAt),
  };
}

/** When the limit on the duration of a call ends it. */
export function timerEnd({ startedAt }: SessionRecord, { limits }: Settings): Micros | undefined {
  const seconds = limits.max_duration_seconds ?? 0;
  return startedAt === undefined || seconds === 0 ? undefined : startedAt + seconds * 1_000_000;
}

function answers(
  { callees = new Map() }: SessionRecord,
  read: (callee: CalleeRecord) => Micros | undefined,
  time: WireTime,
): Record<string, number | string> {
  return Object.fromEntries(
    [...callees].flatMap(([userId, callee]) => {
      const at = read(callee);
      return at === undefined ? [] : [[userId, time(at)]];
    }),
  );
}

function nullable(at: Micros | undefined, time: WireTime): number | string | null {
  return at === undefined ? null : time(at);
}
