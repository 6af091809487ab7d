import { text, type Schema } from '../../../protocol/validate';
import { parseTime } from '../../../protocol/wire-time';
import { definedOnly, timeSchema, writeTime, type StateTime } from '../../../protocol/state-value';
import type { CalleeRecord, ReactionRecord, SessionRecord } from '../../../world/session';
import { egressStateSchema, exportEgress, importEgress, type EgressState } from './egress-state';
import {
  exportParticipant,
  exportVisit,
  importParticipant,
  importVisit,
  participantStateSchema,
  visitStateSchema,
  type ParticipantState,
  type VisitState,
} from './participant-state';

/** A session in exported state. */
export interface SessionState {
  readonly id: string;
  readonly started_at?: StateTime;
  readonly ended_at?: StateTime;
  readonly live_started_at?: StateTime;
  readonly live_ended_at?: StateTime;
  readonly participants?: readonly ParticipantState[];
  readonly anonymous_participant_count?: number;
  /** Since when nobody is in. */
  readonly empty_since?: StateTime;
  /** Who was rung, by user id. */
  readonly callees?: Readonly<Record<string, CalleeState>>;
  readonly egress?: EgressState;
  /** Participants who have left, in order of leaving. */
  readonly visits?: readonly VisitState[];
  readonly reactions?: readonly ReactionState[];
}

interface CalleeState {
  readonly rung_at: StateTime;
  /** Default: the creator of the call. */
  readonly rung_by?: string;
  readonly accepted_at?: StateTime;
  readonly rejected_at?: StateTime;
  readonly missed_at?: StateTime;
}

interface ReactionState {
  readonly type: string;
  readonly user_id: string;
  readonly sent_at: StateTime;
}

const count: Schema = { type: 'integer', minimum: 0 };

export const sessionStateSchema: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: text,
    started_at: timeSchema,
    ended_at: timeSchema,
    live_started_at: timeSchema,
    live_ended_at: timeSchema,
    participants: { type: 'array', items: participantStateSchema },
    anonymous_participant_count: count,
    empty_since: timeSchema,
    callees: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['rung_at'],
        properties: {
          rung_at: timeSchema,
          rung_by: text,
          accepted_at: timeSchema,
          rejected_at: timeSchema,
          missed_at: timeSchema,
        },
      },
    },
    egress: egressStateSchema,
    visits: { type: 'array', items: visitStateSchema },
    reactions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'user_id', 'sent_at'],
        properties: { type: text, user_id: text, sent_at: timeSchema },
      },
    },
  },
};

export function exportSession(session: SessionRecord): SessionState {
  return definedOnly({
    id: session.id,
    started_at: writeTime(session.startedAt),
    ended_at: writeTime(session.endedAt),
    live_started_at: writeTime(session.liveStartedAt),
    live_ended_at: writeTime(session.liveEndedAt),
    participants: session.participants?.map(exportParticipant),
    anonymous_participant_count: session.anonymous,
    empty_since: writeTime(session.emptySince),
    callees:
      session.callees &&
      Object.fromEntries([...session.callees].map(([userId, callee]) => [userId, exportCallee(callee)])),
    egress: session.egress && exportEgress(session.egress),
    visits: session.visits?.map(exportVisit),
    reactions: session.reactions?.map(exportReaction),
  });
}

/** `createdBy`: the id of the creator of the call. */
export function importSession(state: SessionState, createdBy: string): SessionRecord {
  return definedOnly({
    id: state.id,
    startedAt: parseTime(state.started_at),
    endedAt: parseTime(state.ended_at),
    liveStartedAt: parseTime(state.live_started_at),
    liveEndedAt: parseTime(state.live_ended_at),
    participants: state.participants?.map(importParticipant),
    anonymous: state.anonymous_participant_count,
    emptySince: parseTime(state.empty_since),
    callees:
      state.callees &&
      new Map(
        Object.entries(state.callees).map(([userId, callee]) => [userId, importCallee(callee, createdBy)]),
      ),
    egress: state.egress && importEgress(state.egress),
    visits: state.visits?.map(importVisit),
    reactions: state.reactions?.map(importReaction),
  });
}

function exportCallee({ rungAt, rungBy, acceptedAt, rejectedAt, missedAt }: CalleeRecord): CalleeState {
  return definedOnly({
    rung_at: writeTime(rungAt),
    rung_by: rungBy,
    accepted_at: writeTime(acceptedAt),
    rejected_at: writeTime(rejectedAt),
    missed_at: writeTime(missedAt),
  });
}

function importCallee(state: CalleeState, createdBy: string): CalleeRecord {
  return definedOnly({
    rungAt: parseTime(state.rung_at) ?? 0,
    rungBy: state.rung_by ?? createdBy,
    acceptedAt: parseTime(state.accepted_at),
    rejectedAt: parseTime(state.rejected_at),
    missedAt: parseTime(state.missed_at),
  });
}

function exportReaction({ type, userId, sentAt }: ReactionRecord): ReactionState {
  return { type, user_id: userId, sent_at: writeTime(sentAt) };
}

function importReaction({ type, user_id: userId, sent_at }: ReactionState): ReactionRecord {
  return { type, userId, sentAt: parseTime(sent_at) ?? 0 };
}
