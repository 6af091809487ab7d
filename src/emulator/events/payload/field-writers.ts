import { participantStatsView } from '../../calls/stats/participants/participant-stats.view';
import type { App } from '../../world/app';
import type { MemberRecord } from '../../world/member-record';
import type { Micros } from '../../world/clock';
import type { UserRecord } from '../../world/user-store';
import type {
  EmittedCaption,
  EmittedFile,
  EmittedParticipant,
  EmittedParticipantStats,
  EmittedReaction,
} from '../../world/emitted-events';
import { eventTime } from './event-time';
import { eventMember, eventUser } from './event-views';

/** The fields of events that are emitted as stored records or times, whatever the event. */
interface RecordFields {
  user: UserRecord;
  created_by: UserRecord;
  blocked_by_user: UserRecord;
  kicked_by_user: UserRecord;
  users: Readonly<Record<string, UserRecord>>;
  /** Members who are no longer there are told of by their ids. */
  members: readonly (MemberRecord | string)[];
  participant: EmittedParticipant;
  reaction: EmittedReaction;
  closed_caption: EmittedCaption;
  participants_overview: readonly EmittedParticipantStats[];
  call_recording: EmittedFile;
  call_transcription: EmittedFile;
  captured_at: Micros;
  timestamp: Micros;
  started_at: Micros;
  finished_at: Micros;
  expiration: Micros;
}

type Writers = { readonly [Name in keyof RecordFields]: (app: App, value: RecordFields[Name]) => unknown };

const writeTime = (_app: App, time: Micros) => eventTime(time);

const WRITERS: Writers = {
  user: eventUser,
  created_by: eventUser,
  blocked_by_user: eventUser,
  kicked_by_user: eventUser,
  users: (app, users) =>
    Object.fromEntries(Object.entries(users).map(([id, user]) => [id, eventUser(app, user)])),
  members: (app, members) =>
    members.map((member) => (typeof member === 'string' ? member : eventMember(app, member))),
  participant: (app, { user, userSessionId, role, joinedAt }) => ({
    user: eventUser(app, user),
    user_session_id: userSessionId,
    role,
    joined_at: eventTime(joinedAt),
  }),
  reaction: (app, reaction) => ({ ...reaction, user: eventUser(app, reaction.user) }),
  closed_caption: (app, caption) => ({ ...timed(caption), user: eventUser(app, caption.user) }),
  participants_overview: (app, participants) =>
    participants.map((participant) => participantStatsView(app, participant, eventTime)),
  call_recording: (_app, file) => timed(file),
  call_transcription: (_app, file) => timed(file),
  captured_at: writeTime,
  timestamp: writeTime,
  started_at: writeTime,
  finished_at: writeTime,
  expiration: writeTime,
};

/** One emitted field as it is sent; what is no record or time is sent as it is. */
export function writeField(app: App, name: string, value: unknown): unknown {
  if (!Object.hasOwn(WRITERS, name)) return value;
  // The emitted value has the type that `EmittedEvents` gives the field of this name.
  return WRITERS[name as keyof RecordFields](app, value as never);
}

function timed<T extends { readonly start_time: Micros; readonly end_time: Micros }>(span: T) {
  return { ...span, start_time: eventTime(span.start_time), end_time: eventTime(span.end_time) };
}
