import { text, type Schema } from '../../../protocol/validate';
import { parseTime } from '../../../protocol/wire-time';
import { definedOnly, timeSchema, writeTime, type StateTime } from '../../../protocol/state-value';
import type { ParticipantClient, ParticipantLocation } from '../../../world/participant-origin';
import type { ParticipantRecord, PublicationRecord, VisitRecord } from '../../../world/session';
import { clientSchema, locationSchema } from '../participants/participant-origin.schema';

/** A participant in exported state. */
export interface ParticipantState {
  readonly user_id: string;
  readonly user_session_id: string;
  readonly role: string;
  readonly joined_at: StateTime;
  readonly published_tracks?: readonly string[];
  readonly publications?: readonly PublicationState[];
  readonly location?: ParticipantLocation;
  readonly client?: ParticipantClient;
}

/** A participant who has left, in exported state. */
export interface VisitState extends Omit<ParticipantState, 'published_tracks'> {
  readonly left_at: StateTime;
  readonly reason?: string;
}

interface PublicationState {
  readonly track: string;
  readonly started_at: StateTime;
  readonly ended_at?: StateTime;
}

const REQUIRED = ['user_id', 'user_session_id', 'role', 'joined_at'];
const common = {
  user_id: text,
  user_session_id: text,
  role: text,
  joined_at: timeSchema,
  publications: {
    type: 'array',
    items: {
      type: 'object',
      required: ['track', 'started_at'],
      properties: { track: text, started_at: timeSchema, ended_at: timeSchema },
    },
  },
  location: locationSchema,
  client: clientSchema,
} as const satisfies Schema['properties'];

export const participantStateSchema: Schema = {
  type: 'object',
  required: REQUIRED,
  properties: { ...common, published_tracks: { type: 'array', items: text } },
};

export const visitStateSchema: Schema = {
  type: 'object',
  required: [...REQUIRED, 'left_at'],
  properties: { ...common, left_at: timeSchema, reason: { type: 'string' } },
};

export function exportParticipant(participant: ParticipantRecord): ParticipantState {
  return definedOnly({ ...exportCommon(participant), published_tracks: participant.tracks });
}

/** Tracks without a recorded start count from the joining on. */
export function importParticipant(state: ParticipantState): ParticipantRecord {
  const common = importCommon(state);
  const { published_tracks: tracks } = state;
  const sent = tracks?.map((track) => ({ track, startedAt: common.joinedAt }));
  return definedOnly({ ...common, tracks, publications: common.publications ?? sent });
}

export function exportVisit(visit: VisitRecord): VisitState {
  return definedOnly({ ...exportCommon(visit), left_at: writeTime(visit.leftAt), reason: visit.reason });
}

export function importVisit(state: VisitState): VisitRecord {
  return definedOnly({
    ...importCommon(state),
    leftAt: parseTime(state.left_at) ?? 0,
    reason: state.reason,
  });
}

function exportCommon(record: Omit<ParticipantRecord, 'tracks'>): Omit<ParticipantState, 'published_tracks'> {
  return definedOnly({
    user_id: record.userId,
    user_session_id: record.userSessionId,
    role: record.role,
    joined_at: writeTime(record.joinedAt),
    publications: record.publications?.map(({ track, startedAt, endedAt }) =>
      definedOnly({ track, started_at: writeTime(startedAt), ended_at: writeTime(endedAt) }),
    ),
    location: record.location,
    client: record.client,
  });
}

function importCommon(state: Omit<ParticipantState, 'published_tracks'>): Omit<ParticipantRecord, 'tracks'> {
  return definedOnly({
    userId: state.user_id,
    userSessionId: state.user_session_id,
    role: state.role,
    joinedAt: parseTime(state.joined_at) ?? 0,
    publications: state.publications?.map(importPublication),
    location: state.location,
    client: state.client,
  });
}

function importPublication({ track, started_at, ended_at }: PublicationState): PublicationRecord {
  return definedOnly({ track, startedAt: parseTime(started_at) ?? 0, endedAt: parseTime(ended_at) });
}
