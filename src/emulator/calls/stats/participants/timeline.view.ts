import type { WireTime } from '../../../protocol/wire-time';
import type { ClientEventRecord } from '../../../world/client-event-record';
import type { Micros } from '../../../world/clock';
import { visitSpan, type Visit } from '../measures/visits';

/** Emulator choice. */
export const SEVERITIES = ['info', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something that happened to a participant. */
export interface TimelineEvent {
  readonly at: Micros;
  readonly type: string;
  readonly severity: Severity;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a participant did and its client reported, in order of time. Emulator choice: the names of the types. */
export function timelineOf(visit: Visit, reported: readonly ClientEventRecord[]): readonly TimelineEvent[] {
  const { joinedAt, leftAt, reason, role, publications } = visit;
  const events = [
    info(joinedAt, 'participant_joined', { role }),
    ...publications.flatMap(({ track, startedAt, endedAt }) => [
      info(startedAt, 'track_published', { track_type: track }),
      ...(endedAt === undefined ? [] : [info(endedAt, 'track_unpublished', { track_type: track })]),
    ]),
    ...(leftAt === undefined
      ? []
      : [info(leftAt, 'participant_left', reason === undefined ? {} : { reason })]),
    ...reported.filter((record) => isOf(record, visit)).map(reportedEvent),
  ];
  return events.sort((a, b) => a.at - b.at);
}

/** Stream's CallParticipantTimeline. */
export function timelineEventView({ at, type, severity, data }: TimelineEvent, time: WireTime) {
  return { timestamp: time(at), type, severity, data };
}

/** Clients do not say from which device they report: the user must have been in by that one then. */
function isOf({ userId, receivedAt }: ClientEventRecord, visit: Visit): boolean {
  const { from, to = Infinity } = visitSpan(visit);
  return userId === visit.userId && receivedAt >= from && receivedAt <= to;
}

function reportedEvent({ happenedAt, stage, isFailure, event }: ClientEventRecord): TimelineEvent {
  return { at: happenedAt, type: stage, severity: isFailure ? 'error' : 'info', data: event };
}

function info(at: Micros, type: string, data: Readonly<Record<string, unknown>>): TimelineEvent {
  return { at, type, severity: 'info', data };
}
