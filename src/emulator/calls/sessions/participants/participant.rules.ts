import { requireJoinable } from '../../access/join.rules';
import { effectiveRoles } from '../../access/role-in-force';
import { openSession } from '../../session';
import { effectiveSettings } from '../../effective-settings';
import { storedUser } from '../../stored-user';
import { startAutomatically } from '../../egress/session-egress.rules';
import { inputError, notAllowed } from '../../../protocol/stream-fault';
import { requireRole } from '../../../users/user-fields';
import { ensureUser } from '../../../users/upsert-users.rules';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { Micros } from '../../../world/clock';
import type { ParticipantClient, ParticipantLocation } from '../../../world/participant-origin';
import type { ParticipantRecord, SessionRecord, VisitRecord } from '../../../world/session';
import { changeSession } from '../../change-session';
import { participantCounts, presence } from '../../presence';
import { withTracks } from './published-tracks.rules';

export interface Joining {
  /** As a call token gives it: what it grants comes on top of what the user may do. That of the member or user when absent. */
  readonly role?: string | undefined;
  /** Made up when absent. */
  readonly userSessionId?: string | undefined;
  readonly location?: ParticipantLocation | undefined;
  readonly client?: ParticipantClient | undefined;
}

/**
 * Lets a user in, who is made if there is none, as it is by connecting to Stream. The first one starts the session. Throws
 * 403/17 for who may not join, or not now.
 */
export function joinCall(
  app: App,
  call: CallRecord,
  userId: string,
  { role, userSessionId, location, client }: Joining = {},
): ParticipantRecord {
  if (role !== undefined) requireRole(app, role, 'role');
  const user = ensureUser(app, userId);
  const callToken = role === undefined ? undefined : { cids: [call.cid], role };
  const caller = { kind: 'user', user, ...(callToken && { callToken }) } as const;
  requireJoinable(app, caller, call);
  const [roleInForce = user.role] = effectiveRoles(caller, call);
  const participant: ParticipantRecord = {
    userId,
    userSessionId: userSessionId ?? app.ids.uuid(),
    role: role ?? roleInForce,
    joinedAt: app.clock.now(),
    ...(location !== undefined && { location }),
    ...(client !== undefined && { client }),
  };
  requireUnused(call, participant.userSessionId);
  requireSpace(app, call, participant);
  const isFirst = openSession(call)?.startedAt === undefined;
  const session = enter(app, call, participant);
  if (isFirst) app.events.emit('call.session_started', { call, session_id: session.id });
  app.events.emit('call.session_participant_joined', {
    call,
    session_id: session.id,
    participant: { ...participant, user },
  });
  tellCounts(app, call, session);
  if (isFirst) startAutomatically(app, call);
  return participant;
}

/** Lets users in whom nobody knows: they are only counted. */
export function joinAnonymously(app: App, call: CallRecord, count: number): void {
  requireJoinable(app, { kind: 'anonymous' }, call);
  const open = openSession(call);
  const isFirst = open?.startedAt === undefined;
  const anonymous = (open?.anonymous ?? 0) + count;
  const startedAt = open?.startedAt ?? app.clock.now();
  const session = changeSession(app, call, { anonymous, startedAt, emptySince: undefined });
  if (isFirst) app.events.emit('call.session_started', { call, session_id: session.id });
  tellCounts(app, call, session);
  if (isFirst) startAutomatically(app, call);
}

export function leaveAnonymously(app: App, call: CallRecord, count: number): void {
  const open = openSession(call);
  const left = (open?.anonymous ?? 0) - count;
  if (open === undefined || left < 0) throw inputError('there are not that many anonymous users in the call');
  const isEmpty = left === 0 && presence(open).length === 0;
  const session = changeSession(app, call, {
    anonymous: left,
    ...(isEmpty && { emptySince: app.clock.now() }),
  });
  tellCounts(app, call, session);
}

export interface Leaving {
  /** Only one device of the user leaves; all of them when absent. */
  readonly userSessionId?: string | undefined;
  readonly reason?: string | undefined;
}

/** Takes a user out of the session. Throws 400/4 for one who is not in. */
export function leaveCall(app: App, call: CallRecord, userId: string, leaving: Leaving = {}): void {
  const { userSessionId, reason } = leaving;
  const isMeant = (participant: ParticipantRecord) =>
    participant.userId === userId &&
    (userSessionId === undefined || participant.userSessionId === userSessionId);
  if (removeParticipants(app, call, isMeant, reason) === 0)
    throw inputError(`the user ${userId} is not in the call`);
}

/** Takes everybody out to whom it applies, and returns how many these are. */
export function removeParticipants(
  app: App,
  call: CallRecord,
  applies: (participant: ParticipantRecord) => boolean,
  reason?: string,
): number {
  const leaving = presence(openSession(call)).filter(applies);
  for (const participant of leaving) leave(app, call, participant, reason);
  return leaving.length;
}

function enter(app: App, call: CallRecord, participant: ParticipantRecord): SessionRecord {
  const open = openSession(call);
  const participants = [...presence(open), participant];
  return changeSession(app, call, {
    startedAt: open?.startedAt ?? participant.joinedAt,
    emptySince: undefined,
    participants,
  });
}

function leave(app: App, call: CallRecord, participant: ParticipantRecord, reason?: string): void {
  const now = app.clock.now();
  const open = openSession(call);
  const participants = presence(open).filter((other) => other !== participant);
  const isEmpty = participants.length === 0 && (open?.anonymous ?? 0) === 0;
  const session = changeSession(app, call, {
    participants,
    visits: [...(open?.visits ?? []), visitOf(participant, now, reason)],
    ...(isEmpty && { emptySince: now }),
  });
  app.events.emit('call.session_participant_left', {
    call,
    session_id: session.id,
    participant: { ...participant, user: storedUser(app, participant.userId) },
    duration_seconds: Math.floor((now - participant.joinedAt) / 1_000_000),
    ...(reason !== undefined && { reason }),
  });
  tellCounts(app, call, session);
}

/** What is kept of a participant who leaves. Its tracks stop with it. */
function visitOf(participant: ParticipantRecord, leftAt: Micros, reason: string | undefined): VisitRecord {
  const { publications = [], ...kept } = withTracks(participant, [], leftAt);
  delete kept.tracks;
  return {
    ...kept,
    leftAt,
    ...(publications.length > 0 && { publications }),
    ...(reason !== undefined && { reason }),
  };
}

function tellCounts(app: App, call: CallRecord, session: SessionRecord): void {
  app.events.emit('call.session_participant_count_updated', {
    call,
    session_id: session.id,
    ...participantCounts(session),
  });
}

function requireUnused(call: CallRecord, userSessionId: string): void {
  const isUsed = presence(openSession(call)).some((other) => other.userSessionId === userSessionId);
  if (isUsed) throw inputError(`the user session ${userSessionId} is in the call already`, 'user_session_id');
}

/** Stream: some roles, and the owner, can be left out of the limit of a call. */
function requireSpace(app: App, call: CallRecord, { userId, role }: ParticipantRecord): void {
  const { limits } = effectiveSettings(app, call);
  const isExempt = (who: { readonly userId: string; readonly role: string }) =>
    limits.max_participants_exclude_roles.includes(who.role) ||
    (limits.max_participants_exclude_owner === true && who.userId === call.createdBy);
  const limit = limits.max_participants ?? 0;
  if (limit === 0 || isExempt({ userId, role })) return;
  const counted = presence(openSession(call)).filter((participant) => !isExempt(participant));
  if (counted.length < limit) return;
  throw notAllowed(`the call is full: it takes ${limit} participants`);
}
