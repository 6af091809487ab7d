import type { Attendance, Stay } from '../call-session';
import { groupBy } from './group-by';
import type { SessionFact } from './session-fact';

type Joined = Extract<SessionFact, { kind: 'joined' }>;
type Left = Extract<SessionFact, { kind: 'left' }>;

/** When a user was in, by the user's comings and leavings in any order. */
export function foldAttendance(
  userId: string,
  joins: readonly Joined[],
  leaves: readonly Left[],
  endedAt: number | undefined,
): Attendance {
  const stays = [...groupBy([...joins, ...leaves], ({ userSession }) => userSession)]
    .flatMap(([userSessionId, points]) => staysOf(userSessionId, points, endedAt))
    .sort(
      (a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (a.userSessionId < b.userSessionId ? -1 : 1),
    );
  return { userId, role: firstRole(joins), stays, durationSeconds: coveredSeconds(stays) };
}

/** The stays of one connection, which may leave and come back under the same id. */
function staysOf(
  userSessionId: string,
  points: readonly (Joined | Left)[],
  endedAt: number | undefined,
): Stay[] {
  const stays: Stay[] = [];
  let joinedAt: number | undefined;
  for (const { kind, at } of points.toSorted(byTime)) {
    if (kind === 'joined') joinedAt ??= at;
    else if (joinedAt !== undefined) {
      stays.push({ userSessionId, joinedAt: new Date(joinedAt), leftAt: new Date(at) });
      joinedAt = undefined;
    }
  }
  if (joinedAt === undefined) return stays;
  const leftAt = endedAt === undefined ? null : new Date(Math.max(joinedAt, endedAt));
  return [...stays, { userSessionId, joinedAt: new Date(joinedAt), leftAt }];
}

function byTime(a: Joined | Left, b: Joined | Left): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind === b.kind) return 0;
  return a.kind === 'joined' ? -1 : 1;
}

function firstRole(joins: readonly Joined[]): string {
  return joins.toSorted((a, b) => a.at - b.at || (a.role < b.role ? -1 : 1))[0]?.role ?? '';
}

/** The time that stays cover together, each moment once. */
function coveredSeconds(stays: readonly Stay[]): number {
  let covered = 0;
  let until = -Infinity;
  for (const { joinedAt, leftAt } of stays) {
    if (leftAt === null) continue;
    const from = Math.max(joinedAt.getTime(), until);
    covered += Math.max(0, leftAt.getTime() - from);
    until = Math.max(until, leftAt.getTime());
  }
  return covered / 1000;
}
