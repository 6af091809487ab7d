import type { Attendance, CallSession, CallSessionRef } from '../call-session';
import { foldAttendance } from './fold-attendance';
import { groupBy } from './group-by';
import type { SessionFact } from './session-fact';

/** How long after a session's end an end of the call still is its cause: the two are stamped apart, moments after each other. */
const SAME_END_MS = 10_000;

type Of<Kind extends SessionFact['kind']> = Extract<SessionFact, { kind: Kind }>;

/**
 * The session that facts tell of. The facts are a set: neither their order nor how often one of them was told changes the
 * result.
 */
export function foldSession(ref: CallSessionRef, facts: readonly SessionFact[]): CallSession {
  const joins = only(facts, 'joined');
  const ends = only(facts, 'ended');
  const startedAt = earliest(only(facts, 'started')) ?? earliest(joins);
  const endedAt = earliest(ends);
  const end = endedAt === undefined ? undefined : endOfCall(ends, endedAt);
  return {
    apiKey: ref.apiKey,
    callCid: ref.callCid,
    sessionId: ref.sessionId,
    startedAt: date(startedAt),
    endedAt: date(endedAt),
    durationSeconds:
      startedAt === undefined || endedAt === undefined ? null : Math.max(0, endedAt - startedAt) / 1000,
    endedBy: end?.user ?? null,
    endReason: end?.reason ?? (end?.cause === 'deleted' ? 'deleted' : null),
    participants: attendances(joins, only(facts, 'left'), endedAt),
  };
}

function attendances(
  joins: readonly Of<'joined'>[],
  leaves: readonly Of<'left'>[],
  endedAt: number | undefined,
): Attendance[] {
  return [...groupBy(joins, ({ user }) => user)]
    .map(([user, ofUser]) => {
      const userSessions = new Set(ofUser.map(({ userSession }) => userSession));
      const left = leaves.filter(({ userSession }) => userSessions.has(userSession));
      return foldAttendance(user, ofUser, left, endedAt);
    })
    .sort(
      (a, b) =>
        (a.stays[0]?.joinedAt.getTime() ?? 0) - (b.stays[0]?.joinedAt.getTime() ?? 0) ||
        compare(a.userId, b.userId),
    );
}

/** The end of the call that ended the session; a call can also end long after its last session. */
function endOfCall(ends: readonly Of<'ended'>[], endedAt: number): Of<'ended'> | undefined {
  return ends
    .filter(({ cause, at }) => cause !== 'session' && at <= endedAt + SAME_END_MS)
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.at - b.at ||
        compare(a.user ?? '', b.user ?? '') ||
        compare(a.reason ?? '', b.reason ?? ''),
    )[0];
}

/** An end that names somebody says more than one that gives a reason, and that more than one that does neither. */
function rank({ user, reason, cause }: Of<'ended'>): number {
  if (user !== null) return 0;
  if (reason !== null) return 1;
  return cause === 'call' ? 2 : 3;
}

function only<Kind extends SessionFact['kind']>(facts: readonly SessionFact[], kind: Kind): Of<Kind>[] {
  return facts.filter((fact): fact is Of<Kind> => fact.kind === kind);
}

function earliest(facts: readonly SessionFact[]): number | undefined {
  return facts.reduce<number | undefined>(
    (first, { at }) => (first === undefined || at < first ? at : first),
    undefined,
  );
}

function date(at: number | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
