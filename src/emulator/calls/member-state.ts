import type { Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import { definedOnly, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';
import { StoredMember, type MemberRecord } from '../world/member-record';
import { sameId } from './stored-user';
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
export function importMember(app: App, state: MemberState, callCreatedAt: Micros): MemberRecord {
  const createdAt = parseTime(state.created_at) ?? callCreatedAt;
  return new StoredMember({
    userId: sameId(app, state.user_id),
    role: state.role,
    custom: state.custom ?? {},
    createdAt,
    updatedAt: parseTime(state.updated_at) ?? createdAt,
  });
}
