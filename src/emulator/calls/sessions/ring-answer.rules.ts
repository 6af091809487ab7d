import { openSession } from '../session';
import { effectiveSettings } from '../effective-settings';
import { storedUser } from '../stored-user';
import { inputError, type StreamFault } from '../../protocol/stream-fault';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { findMember } from '../../world/call-members';
import type { Micros } from '../../world/clock';
import type { CalleeRecord } from '../../world/session';
import { changeSession } from '../change-session';
import { endWholeCall } from './end-session.rules';
import { presence } from '../presence';

type Callees = ReadonlyMap<string, CalleeRecord>;

const NO_CALLEES: Callees = new Map();

export interface Ring {
  readonly ringerId: string;
  /** The members who are rung. */
  readonly userIds: readonly string[];
}

/** Notes that members are rung now, whatever became of an earlier ring. Opens a session where there is none. */
export function noteRing(app: App, call: CallRecord, { ringerId, userIds }: Ring): void {
  const callee: CalleeRecord = { rungAt: app.clock.now(), rungBy: ringerId };
  const rung = userIds.map((id): [string, CalleeRecord] => [id, callee]);
  changeSession(app, call, { callees: new Map([...calleesOf(call), ...rung]) });
}

/** Throws 400/4 for a user who was not rung. */
export function acceptRing(app: App, call: CallRecord, userId: string): void {
  const { rungAt, rungBy } = requireCallee(call, userId);
  answer(app, call, userId, { rungAt, rungBy, acceptedAt: app.clock.now() });
  app.events.emit('call.accepted', { call, user: storedUser(app, userId) });
}

/**
 * Stream: the call ends when everybody who was rung has rejected it, and when the caller rejects it, which makes those who
 * have not answered miss it; unless people talk already. Throws 400/4 for a user who neither was rung nor rang.
 */
export function rejectRing(app: App, call: CallRecord, userId: string, reason?: string): void {
  const rings = call.session?.callees ?? NO_CALLEES;
  const rung = rings.get(userId);
  if (rung === undefined && !hasRung(rings, userId)) throw notRinging(userId);
  // Stream accepts a reject after the end of the ring: official clients send one for the caller each time, and those of
  // callees may cross with it. That nothing happens then is an emulator choice.
  if (openSession(call) === undefined) return;
  if (rung !== undefined) {
    answer(app, call, userId, { rungAt: rung.rungAt, rungBy: rung.rungBy, rejectedAt: app.clock.now() });
  }
  const user = storedUser(app, userId);
  app.events.emit('call.rejected', { call, user, ...(reason !== undefined && { reason }) });
  if (rung === undefined) missRingsOf(app, call, userId);
  if (isOver(call, userId) && !isTaken(call)) endWholeCall(app, call, { user, reason });
}

function hasRung(callees: Callees, userId: string): boolean {
  return [...callees.values()].some(({ rungBy }) => rungBy === userId);
}

function missRingsOf(app: App, call: CallRecord, ringerId: string): void {
  const missed = pendingCallees(call).filter((id) => calleesOf(call).get(id)?.rungBy === ringerId);
  for (const userId of missed) missRing(app, call, userId);
}

/** Whether the reject of this user was the last answer: of a callee whom all others rejected too, or of the only ringer. */
function isOver(call: CallRecord, userId: string): boolean {
  const callees = calleesOf(call);
  if (!callees.has(userId)) return pendingCallees(call).length === 0;
  return [...callees.values()].every(({ rejectedAt }) => rejectedAt !== undefined);
}

/** Whether it is a conversation already: somebody accepted, or is in the call besides those who rang. */
function isTaken(call: CallRecord): boolean {
  const callees = calleesOf(call);
  const isAccepted = [...callees.values()].some(({ acceptedAt }) => acceptedAt !== undefined);
  return isAccepted || presence(openSession(call)).some(({ userId }) => !hasRung(callees, userId));
}

/** Throws 400/4 for a user who was not rung. */
export function missRing(app: App, call: CallRecord, userId: string): void {
  const { rungAt, rungBy } = requireCallee(call, userId);
  answer(app, call, userId, { rungAt, rungBy, missedAt: app.clock.now() });
  const member = findMember(call.members, userId);
  app.events.emit('call.missed', {
    call,
    members: member === undefined ? [] : [member],
    // The ringer may have been deleted since.
    user: app.users.get(rungBy) ?? storedUser(app, call.createdBy),
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
  const millis = effectiveSettings(app, call).ring.missed_call_timeout_ms;
  return millis === 0 ? undefined : first + millis * 1000;
}

/** Makes everybody miss the call whose time to answer is over. */
export function missOverdue(app: App, call: CallRecord, now: Micros): void {
  const pending = pendingCallees(call);
  if (pending.length === 0) return;
  const millis = effectiveSettings(app, call).ring.missed_call_timeout_ms;
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
  if (callee === undefined) throw notRinging(userId);
  return callee;
}

function notRinging(userId: string): StreamFault {
  return inputError(`the call does not ring for the user ${userId}`);
}

function calleesOf(call: CallRecord): Callees {
  return openSession(call)?.callees ?? NO_CALLEES;
}
