import { openSession } from '../calls/session';
import { settingsInForce } from '../calls/settings-in-force';
import { storedUser } from '../calls/stored-user';
import { inputError } from '../http/stream-fault';
import type { App } from '../world/app';
import type { CallRecord } from '../world/call';
import { findMember } from '../world/call-members';
import type { Micros } from '../world/clock';
import type { CalleeRecord } from '../world/session';
import { changeSession } from './change-session';
import { endWholeCall } from './end-session.rules';
import { presence } from './participants/presence';

type Callees = ReadonlyMap<string, CalleeRecord>;

/** Notes that members are rung now, whatever became of an earlier ring. Opens a session where there is none. */
export function noteRing(app: App, call: CallRecord, userIds: readonly string[]): void {
  const rungAt = app.clock.now();
  const rung = userIds.map((id): [string, CalleeRecord] => [id, { rungAt }]);
  changeSession(app, call, { callees: new Map([...calleesOf(call), ...rung]) });
}

/** Throws 400/4 for a user who was not rung. */
export function acceptRing(app: App, call: CallRecord, userId: string): void {
  const callee = requireCallee(call, userId);
  const { rungAt } = callee;
  answer(app, call, userId, { rungAt, acceptedAt: app.clock.now() });
  app.events.emit('call.accepted', { call, user: storedUser(app, userId) });
}

/**
 * Stream: the call ends when everybody who was rung has rejected it, and when the caller rejects it, which makes those who
 * have not answered miss it; unless people talk already. Throws 400/4 for a user who neither was rung nor owns the ringing call.
 */
export function rejectRing(app: App, call: CallRecord, userId: string, reason?: string): void {
  const isCaller = userId === call.createdBy && calleesOf(call).size > 0 && !calleesOf(call).has(userId);
  const callee = isCaller ? { rungAt: app.clock.now() } : requireCallee(call, userId);
  if (!isCaller) answer(app, call, userId, { rungAt: callee.rungAt, rejectedAt: app.clock.now() });
  const user = storedUser(app, userId);
  app.events.emit('call.rejected', { call, user, ...(reason !== undefined && { reason }) });
  if (isCaller) for (const missed of pendingCallees(call)) missRing(app, call, missed);
  const callees = [...calleesOf(call).values()];
  const isOver = isCaller || callees.every(({ rejectedAt }) => rejectedAt !== undefined);
  if (isOver && !isTaken(call)) endWholeCall(app, call, { user, reason });
}

/** Whether it is a conversation already: somebody accepted, or is in the call besides the caller. */
function isTaken(call: CallRecord): boolean {
  const isAccepted = [...calleesOf(call).values()].some(({ acceptedAt }) => acceptedAt !== undefined);
  return isAccepted || presence(openSession(call)).some(({ userId }) => userId !== call.createdBy);
}

/** Throws 400/4 for a user who was not rung. */
export function missRing(app: App, call: CallRecord, userId: string): void {
  const { rungAt } = requireCallee(call, userId);
  answer(app, call, userId, { rungAt, missedAt: app.clock.now() });
  const member = findMember(call.members, userId);
  app.events.emit('call.missed', {
    call,
    members: member === undefined ? [] : [member],
    user: storedUser(app, call.createdBy),
    session_id: call.session?.id ?? '',
    notify_user: true,
  });
}

/** When the first ring that nobody answers counts as missed; `undefined` while none does. */
export function ringEnd(app: App, call: CallRecord): Micros | undefined {
  const [first] = pendingCallees(call)
    .map((userId) => calleesOf(call).get(userId)?.rungAt ?? 0)
    .toSorted((a, b) => a - b);
  if (first === undefined) return undefined;
  const millis = settingsInForce(app, call).ring.missed_call_timeout_ms;
  return millis === 0 ? undefined : first + millis * 1000;
}

/** Makes everybody miss the call whose time to answer is over. */
export function missOverdue(app: App, call: CallRecord, now: Micros): void {
  const pending = pendingCallees(call);
  if (pending.length === 0) return;
  const millis = settingsInForce(app, call).ring.missed_call_timeout_ms;
  const isOverdue = (userId: string) => requireCallee(call, userId).rungAt + millis * 1000 <= now;
  if (millis > 0) for (const userId of pending.filter(isOverdue)) missRing(app, call, userId);
}

/** Who was rung, has not answered and is not in the call either. */
function pendingCallees(call: CallRecord): readonly string[] {
  const inside = new Set(presence(openSession(call)).map(({ userId }) => userId));
  return [...calleesOf(call)].flatMap(([userId, { acceptedAt, rejectedAt, missedAt }]) =>
    (acceptedAt ?? rejectedAt ?? missedAt) === undefined && !inside.has(userId) ? [userId] : [],
  );
}

function answer(app: App, call: CallRecord, userId: string, callee: CalleeRecord): void {
  changeSession(app, call, { callees: new Map(calleesOf(call)).set(userId, callee) });
}

function requireCallee(call: CallRecord, userId: string): CalleeRecord {
  const callee = calleesOf(call).get(userId);
  if (callee === undefined) throw inputError(`the call does not ring for the user ${userId}`);
  return callee;
}

function calleesOf(call: CallRecord): Callees {
  return openSession(call)?.callees ?? new Map<string, CalleeRecord>();
}
