import type { CallResponse } from '../../stream/models/call.model';
import type { CallSessionResponse } from '../../stream/models/call-session.model';
import type { StreamEvent } from '../../stream/models/events';
import type { CallSessionRef } from '../call-sessions/call-session';
import type { SessionFact } from '../call-sessions/fold/session-fact';

/** An event that should have come. */
export interface MissedEvent {
  /** The same whenever it is found missing, so that it is delivered once. */
  readonly id: string;
  readonly event: StreamEvent;
}

/**
 * What the state of a call shows of a session that no event has told: its start, participants who came, its end.
 *
 * Somebody's leaving is not concluded from a list of participants, which Stream shortens for large calls; the end of the
 * session closes all stays.
 *
 * @param until what happened later than this may still come, in milliseconds since 1970
 */
export function missedEvents(
  ref: CallSessionRef,
  known: readonly SessionFact[],
  call: CallResponse,
  until: number,
): MissedEvent[] {
  const session = call.session?.id === ref.sessionId ? call.session : undefined;
  const candidates = session
    ? [...missedBeginning(ref, known, call, session), ...missedEnd(ref, known, call, session)]
    : supersededEnd(ref, known, call);
  return candidates.filter(({ event }) => event.created_at.getTime() <= until);
}

function missedBeginning(
  ref: CallSessionRef,
  known: readonly SessionFact[],
  call: CallResponse,
  session: CallSessionResponse,
): MissedEvent[] {
  const missed: MissedEvent[] = [];
  if (session.started_at && !known.some(({ kind }) => kind === 'started')) {
    missed.push(
      missing(ref, {
        type: 'call.session_started',
        created_at: session.started_at,
        call_cid: ref.callCid,
        call,
        session_id: ref.sessionId,
      }),
    );
  }
  const joined = new Set(known.map((fact) => (fact.kind === 'joined' ? fact.userSession : '')));
  for (const participant of session.participants) {
    if (joined.has(participant.user_session_id)) continue;
    missed.push(
      missing(
        ref,
        {
          type: 'call.session_participant_joined',
          created_at: participant.joined_at,
          call_cid: ref.callCid,
          participant,
          session_id: ref.sessionId,
        },
        participant.user_session_id,
      ),
    );
  }
  return missed;
}

function missedEnd(
  ref: CallSessionRef,
  known: readonly SessionFact[],
  call: CallResponse,
  session: CallSessionResponse,
): MissedEvent[] {
  const missed: MissedEvent[] = [];
  if (call.ended_at && !known.some((fact) => fact.kind === 'ended' && fact.cause === 'call')) {
    missed.push(missing(ref, { type: 'call.ended', created_at: call.ended_at, call_cid: ref.callCid, call }));
  }
  const endedAt = session.ended_at ?? call.ended_at;
  return endedAt ? [...missed, sessionEnded(ref, call, endedAt)] : missed;
}

/** A call has one session at a time: a newer one says that this one is over, though not since when. */
function supersededEnd(
  ref: CallSessionRef,
  known: readonly SessionFact[],
  call: CallResponse,
): MissedEvent[] {
  const next = call.session?.started_at;
  if (!next) return [];
  const lastHeard = Math.max(...known.map(({ at }) => at));
  return [sessionEnded(ref, call, new Date(Math.max(lastHeard, next.getTime())))];
}

function sessionEnded(ref: CallSessionRef, call: CallResponse, at: Date): MissedEvent {
  return missing(ref, {
    type: 'call.session_ended',
    created_at: at,
    call_cid: ref.callCid,
    call,
    session_id: ref.sessionId,
  });
}

function missing({ callCid, sessionId }: CallSessionRef, event: StreamEvent, detail = ''): MissedEvent {
  return { id: ['reconciled', event.type, callCid, sessionId, detail].filter(Boolean).join(':'), event };
}
