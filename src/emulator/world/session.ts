import type { Micros } from './clock';
import type { ParticipantClient, ParticipantLocation } from './participant-origin';

/** One run of a call: made by ringing, or by the first participant who joins. Replaced as a whole when it changes. */
export interface SessionRecord {
  readonly id: string;
  /** Absent while the call only rings. */
  readonly startedAt?: Micros;
  readonly endedAt?: Micros;
  readonly liveStartedAt?: Micros;
  readonly liveEndedAt?: Micros;
  /** Who is in, in order of joining. */
  readonly participants?: readonly ParticipantRecord[];
  /** How many anonymous users are in besides. */
  readonly anonymous?: number;
  /** Since when nobody is in; absent while somebody is. */
  readonly emptySince?: Micros;
  /** The members who were rung, by user id. */
  readonly callees?: ReadonlyMap<string, CalleeRecord>;
  /** What is recorded, transcribed or sent out. */
  readonly egress?: SessionEgress;
  /** Participants who have left, in order of leaving. */
  readonly visits?: readonly VisitRecord[];
  /** Reactions sent in the session, oldest first. */
  readonly reactions?: readonly ReactionRecord[];
}

/** One user in a session, by one of its devices. */
export interface ParticipantRecord {
  readonly userId: string;
  readonly userSessionId: string;
  readonly role: string;
  readonly joinedAt: Micros;
  /** `audio`, `video`, `screenshare`, `screenshare_audio`. */
  readonly tracks?: readonly string[];
  /** Everything sent so far, in order of starting. */
  readonly publications?: readonly PublicationRecord[];
  readonly location?: ParticipantLocation;
  readonly client?: ParticipantClient;
}

/** One track of one participant, from its start to its stop. */
export interface PublicationRecord {
  readonly track: string;
  readonly startedAt: Micros;
  /** Absent while the track is sent. */
  readonly endedAt?: Micros;
}

/** A participant who has left. */
export interface VisitRecord extends Omit<ParticipantRecord, 'tracks'> {
  readonly leftAt: Micros;
  readonly reason?: string;
}

/** One stay of one participant in a session, which may go on: what statistics are made of. */
export interface Visit extends Omit<ParticipantRecord, 'tracks'> {
  /** Absent while the participant is in. */
  readonly leftAt?: Micros;
  readonly reason?: string;
  readonly publications: readonly PublicationRecord[];
}

export interface ReactionRecord {
  readonly type: string;
  readonly userId: string;
  readonly sentAt: Micros;
}

/** What became of the ring of one member. */
export interface CalleeRecord {
  readonly rungAt: Micros;
  /** The id of the user who rang. */
  readonly rungBy: string;
  readonly acceptedAt?: Micros;
  readonly rejectedAt?: Micros;
  readonly missedAt?: Micros;
}

/** Something that runs in a session. */
export interface EgressRun {
  /** Stream's `egress_id`. */
  readonly id: string;
  readonly startedAt: Micros;
  /** The name of an external storage. */
  readonly storage?: string;
}

export interface HlsRun extends EgressRun {
  readonly playlistUrl: string;
}

export interface TranscriptionRun extends EgressRun {
  readonly language: string;
}

export interface RtmpRun {
  readonly name: string;
  readonly url: string;
  readonly key?: string;
  readonly startedAt: Micros;
}

export interface SessionEgress {
  readonly composite?: EgressRun;
  readonly individual?: EgressRun;
  readonly raw?: EgressRun;
  readonly frames?: EgressRun;
  readonly transcription?: TranscriptionRun;
  readonly captions?: TranscriptionRun;
  readonly hls?: HlsRun;
  readonly rtmps?: readonly RtmpRun[];
}

/** What the sessions of a call left behind. */
export interface CallArchive {
  /** The sessions before the present one, oldest first. */
  readonly sessions: readonly SessionRecord[];
  /** In the order in which they were made. */
  readonly files: readonly FileRecord[];
}

/** A recording or a transcription that was stopped. */
export interface FileRecord {
  readonly kind: 'composite' | 'individual' | 'raw' | 'transcription';
  readonly egressId: string;
  readonly sessionId: string;
  readonly filename: string;
  readonly url: string;
  readonly startedAt: Micros;
  readonly endedAt: Micros;
  /** Since when the file can be fetched; absent while it is being made. */
  readonly readyAt?: Micros;
}

/** Whether somebody is, or was until a moment ago, in the session. One that only rings does not count. */
export function isRunning(
  session: SessionRecord | undefined,
): session is SessionRecord & { startedAt: Micros } {
  return session?.startedAt !== undefined && session.endedAt === undefined;
}
