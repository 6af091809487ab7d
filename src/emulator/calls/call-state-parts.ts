import type { Schema } from '../http/validate';
import { parseTime } from '../http/wire-time';
import { definedOnly, timeSchema, writeTime, type StateTime } from '../state/state-value';
import type { MemberRecord, SessionRecord } from '../world/call';
import type { Micros } from '../world/clock';
import type { JsonObject } from '../world/json';

/** A member in exported state. */
export interface MemberState {
  readonly user_id: string;
  readonly role?: string;
  readonly custom?: JsonObject;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

export const memberStateSchema: Schema = {
  type: 'object',
  required: ['user_id'],
  properties: {
    user_id: { type: 'string', minLength: 1 },
    role: { type: 'string' },
    custom: { type: 'object' },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportMember(member: MemberRecord): MemberState {
  return definedOnly({
    user_id: member.userId,
    role: member.role,
    custom: member.custom,
    created_at: writeTime(member.createdAt),
    updated_at: writeTime(member.updatedAt),
  });
}

/** Dates that are not given are those of the call. */
export function importMember(state: MemberState, callCreatedAt: Micros): MemberRecord {
  const createdAt = parseTime(state.created_at) ?? callCreatedAt;
  return {
    userId: state.user_id,
    role: state.role,
    custom: state.custom ?? {},
    createdAt,
    updatedAt: parseTime(state.updated_at) ?? createdAt,
  };
}

/** A session in exported state. */
export interface SessionState {
  readonly id: string;
  readonly started_at?: StateTime;
  readonly ended_at?: StateTime;
  readonly live_started_at?: StateTime;
  readonly live_ended_at?: StateTime;
}

export const sessionStateSchema: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', minLength: 1 },
    started_at: timeSchema,
    ended_at: timeSchema,
    live_started_at: timeSchema,
    live_ended_at: timeSchema,
  },
};

export function exportSession(session: SessionRecord): SessionState {
  return definedOnly({
    id: session.id,
    started_at: writeTime(session.startedAt),
    ended_at: writeTime(session.endedAt),
    live_started_at: writeTime(session.liveStartedAt),
    live_ended_at: writeTime(session.liveEndedAt),
  });
}

export function importSession(state: SessionState): SessionRecord {
  return definedOnly({
    id: state.id,
    startedAt: parseTime(state.started_at),
    endedAt: parseTime(state.ended_at),
    liveStartedAt: parseTime(state.live_started_at),
    liveEndedAt: parseTime(state.live_ended_at),
  });
}
