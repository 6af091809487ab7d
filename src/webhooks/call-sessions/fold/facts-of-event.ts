import type {
  EventCall,
  EventCallSession,
  EventParticipant,
  StreamEvent,
} from '../../../stream/models/events';
import type { EndCause, SessionFact } from './session-fact';

/** The events that say something about a session. */
export const SESSION_EVENT_TYPES = [
  'call.session_started',
  'call.session_participant_joined',
  'call.session_participant_left',
  'call.session_ended',
  'call.ended',
  'call.deleted',
] as const;

export type SessionEvent = Extract<StreamEvent, { type: (typeof SESSION_EVENT_TYPES)[number] }>;

type EventOfCall = Extract<SessionEvent, { call: EventCall }>;

/** What an event says, and of which session. */
export interface StatedFacts {
  readonly sessionId: string;
  readonly facts: readonly SessionFact[];
}

/** What an event says about a session; nothing when the call never had one. */
export function factsOfEvent(event: SessionEvent): StatedFacts | undefined {
  switch (event.type) {
    case 'call.session_started':
      return state(event.session_id, [{ kind: 'started', at: event.created_at.getTime() }], event);
    case 'call.session_participant_joined':
      return state(event.session_id, [joined(event.participant, event.created_at)]);
    case 'call.session_participant_left': {
      const at = event.created_at.getTime();
      return state(event.session_id, [
        joined(event.participant, new Date(at - event.duration_seconds * 1000)),
        { kind: 'left', at, userSession: event.participant.user_session_id },
      ]);
    }
    case 'call.session_ended':
      return state(event.session_id, [ended(event.created_at, 'session')], event);
    case 'call.ended':
      return stateOfCall(event, {
        ...ended(event.call.ended_at ?? event.created_at, 'call'),
        user: event.user?.id ?? null,
        reason: event.reason ?? null,
      });
    case 'call.deleted':
      return stateOfCall(event, ended(event.created_at, 'deleted'));
  }
}

function stateOfCall(event: EventOfCall, fact: SessionFact): StatedFacts | undefined {
  const { session, current_session_id } = event.call;
  const sessionId = session?.id ?? current_session_id;
  // A call that only rang has a session that never started: nobody was in.
  if (!sessionId || session?.started_at === null) return undefined;
  return state(sessionId, [fact], event);
}

function state(sessionId: string, facts: readonly SessionFact[], event?: EventOfCall): StatedFacts {
  const session = event?.call.session;
  if (event === undefined || session?.id !== sessionId) return { sessionId, facts };
  return { sessionId, facts: [...facts, ...factsOfSession(session, event.created_at)] };
}

/** The session as the call shows it tells of events that have not come. */
function factsOfSession(session: EventCallSession, shownAt: Date): SessionFact[] {
  const facts = session.participants.map((participant) => joined(participant, shownAt));
  if (session.started_at) facts.push({ kind: 'started', at: session.started_at.getTime() });
  if (session.ended_at) facts.push(ended(session.ended_at, 'session'));
  return facts;
}

function joined({ user, user_session_id, role, joined_at }: EventParticipant, fallback: Date): SessionFact {
  return {
    kind: 'joined',
    // The type promises `joined_at`; events have been seen to lack promised fields.
    at: (joined_at as Date | undefined)?.getTime() ?? fallback.getTime(),
    userSession: user_session_id,
    user: user.id,
    role,
  };
}

function ended(at: Date, cause: EndCause): SessionFact & { kind: 'ended' } {
  return { kind: 'ended', at: at.getTime(), cause, user: null, reason: null };
}
