import type { EventCall, EventParticipant, EventUser, StreamEventMap } from '../../src/stream/models/events';

/** A moment, in seconds from the beginning of the session. */
export function AT(seconds: number): Date {
  return new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
}

export function aUser(id: string): EventUser {
  return {
    id,
    role: 'user',
    language: '',
    teams: [],
    created_at: AT(-1000),
    updated_at: AT(-1000),
    banned: false,
    online: true,
    blocked_user_ids: [],
  };
}

export function aParticipant(
  user: string,
  userSession: string,
  joinedAt: Date,
  role = 'user',
): EventParticipant {
  return { user: aUser(user), user_session_id: userSession, role, joined_at: joinedAt };
}

export interface CallParts {
  readonly cid?: string;
  readonly sessionId?: string;
  /** `null`: the call only rang; left out: the call has no session. */
  readonly startedAt?: Date | null;
  readonly endedAt?: Date;
  readonly participants?: EventParticipant[];
}

/** A call as events carry it; the parts that no test here reads are left out. */
export function aCall(parts: CallParts = {}): EventCall {
  const { cid = 'default:standup', sessionId = 's1', startedAt, endedAt, participants = [] } = parts;
  const [type = '', id = ''] = cid.split(':');
  const hasSession = startedAt !== undefined || endedAt !== undefined;
  const session = {
    id: sessionId,
    started_at: startedAt === undefined ? AT(0) : startedAt,
    ended_at: endedAt ?? null,
    participants,
    participants_count_by_role: {},
    anonymous_participant_count: 0,
    accepted_by: {},
    rejected_by: {},
    missed_by: {},
  };
  const call: Partial<EventCall> = {
    type,
    id,
    cid,
    created_by: aUser('john'),
    custom: {},
    created_at: AT(-10),
    updated_at: AT(-10),
    current_session_id: sessionId,
    session: hasSession ? session : null,
  };
  return call as EventCall;
}

const SESSION = { call_cid: 'default:standup', session_id: 's1' };

/** Events of the session `s1` of the call `default:standup`. */
export const anEvent = {
  started: (at: Date, call = aCall()): StreamEventMap['call.session_started'] => ({
    type: 'call.session_started',
    created_at: at,
    ...SESSION,
    call,
  }),
  joined: (at: Date, participant: EventParticipant): StreamEventMap['call.session_participant_joined'] => ({
    type: 'call.session_participant_joined',
    created_at: at,
    ...SESSION,
    participant,
  }),
  left: (
    at: Date,
    participant: EventParticipant,
    seconds: number,
  ): StreamEventMap['call.session_participant_left'] => ({
    type: 'call.session_participant_left',
    created_at: at,
    ...SESSION,
    participant,
    duration_seconds: seconds,
  }),
  ended: (at: Date, call = aCall()): StreamEventMap['call.session_ended'] => ({
    type: 'call.session_ended',
    created_at: at,
    ...SESSION,
    call,
  }),
  callEnded: (at: Date, user?: string, reason?: string, call = aCall()): StreamEventMap['call.ended'] => ({
    type: 'call.ended',
    created_at: at,
    call_cid: SESSION.call_cid,
    call,
    ...(user !== undefined && { user: aUser(user) }),
    ...(reason !== undefined && { reason }),
  }),
  deleted: (at: Date, call = aCall()): StreamEventMap['call.deleted'] => ({
    type: 'call.deleted',
    created_at: at,
    call_cid: SESSION.call_cid,
    call,
  }),
};
