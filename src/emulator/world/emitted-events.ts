import type { CallRecord } from './call';
import type { MemberRecord } from './member-record';
import type { Micros } from './clock';
import type { JsonObject } from './json';
import type { Visit } from './session';
import type { UserRecord } from './user-store';

/** Who takes part in a session, as an event is told of it. */
export interface EmittedParticipant {
  readonly user: UserRecord;
  readonly userSessionId: string;
  readonly role: string;
  readonly joinedAt: Micros;
}

/** A file that a session left behind. */
export interface EmittedFile {
  readonly filename: string;
  readonly url: string;
  readonly session_id: string;
  readonly start_time: Micros;
  readonly end_time: Micros;
}

export interface EmittedRecording extends EmittedFile {
  readonly recording_type: string;
}

export interface EmittedCaption {
  readonly id: string;
  readonly text: string;
  readonly speaker_id: string;
  readonly user: UserRecord;
  readonly language: string;
  readonly translated: boolean;
  readonly service?: string;
  readonly start_time: Micros;
  readonly end_time: Micros;
}

export interface EmittedReaction {
  readonly type: string;
  readonly user: UserRecord;
  readonly emoji_code?: string;
  readonly custom?: JsonObject;
}

/** One user in a session, with every visit. */
export interface EmittedParticipantStats {
  readonly userId: string;
  /** In order of joining; at least one. */
  readonly visits: readonly Visit[];
}

interface OfCall {
  /** Names the call in `call_cid`; the events that Stream gives a `call` carry it as a whole. */
  readonly call: CallRecord;
}

interface OfCallAndUser extends OfCall {
  readonly user: UserRecord;
}

interface OfCallAndMembers extends OfCall {
  readonly members: readonly MemberRecord[];
}

interface OfSession extends OfCall {
  readonly session_id: string;
}

interface OfEgress extends OfCall {
  readonly egress_id: string;
}

interface OfRecording extends OfEgress {
  readonly recording_type: string;
}

interface OfBroadcast extends OfCall {
  readonly name: string;
}

interface Ringing extends OfCallAndMembers, OfSession {
  /** The caller. */
  readonly user: UserRecord;
}

interface OfParticipant extends OfSession {
  readonly participant: EmittedParticipant;
}

interface OfIngress extends OfCall {
  readonly ingress_stream_id: string;
  readonly user_id: string;
}

interface OfUser {
  readonly user: UserRecord;
  readonly custom?: JsonObject;
}

interface UserByUser extends OfUser {
  readonly created_by?: UserRecord;
}

interface OfExport {
  readonly task_id: string;
  readonly started_at: Micros;
  readonly finished_at: Micros;
  readonly custom?: JsonObject;
}

/** What each event of Stream's is emitted with: stored records and plain values, under the names of the payload. */
export interface EmittedEvents {
  'call.accepted': OfCallAndUser;
  'call.blocked_user': OfCallAndUser & { readonly blocked_by_user?: UserRecord };
  'call.closed_caption': OfCall & { readonly closed_caption: EmittedCaption };
  'call.closed_captions_failed': OfCall;
  'call.closed_captions_started': OfCall;
  'call.closed_captions_stopped': OfCall;
  'call.created': OfCallAndMembers;
  'call.deleted': OfCall;
  'call.dtmf': OfCallAndUser & {
    readonly digit: string;
    readonly duration_ms: number;
    readonly seq_number: number;
    readonly timestamp: Micros;
  };
  'call.ended': OfCall & {
    readonly members?: readonly MemberRecord[];
    readonly reason?: string;
    readonly user?: UserRecord;
  };
  'call.frame_recording_failed': OfEgress;
  'call.frame_recording_ready': OfEgress &
    OfSession & {
      readonly captured_at: Micros;
      readonly track_type: string;
      readonly url: string;
      /** By user id. */
      readonly users: Readonly<Record<string, UserRecord>>;
    };
  'call.frame_recording_started': OfEgress;
  'call.frame_recording_stopped': OfEgress;
  'call.hls_broadcasting_failed': OfCall;
  'call.hls_broadcasting_started': OfCall & { readonly hls_playlist_url: string };
  'call.hls_broadcasting_stopped': OfCall;
  'call.kicked_user': OfCallAndUser & { readonly kicked_by_user?: UserRecord };
  'call.live_started': OfCall;
  'call.member_added': OfCallAndMembers;
  'call.member_removed': OfCall & { readonly members: readonly string[] };
  'call.member_updated': OfCallAndMembers;
  'call.member_updated_permission': OfCallAndMembers;
  'call.missed': Ringing & { readonly notify_user: boolean };
  'call.moderation_blur': OfCall & { readonly user_id: string; readonly custom: JsonObject };
  'call.moderation_warning': OfCall & {
    readonly user_id: string;
    readonly message: string;
    readonly custom: JsonObject;
  };
  'call.notification': Ringing;
  'call.permission_request': OfCallAndUser & { readonly permissions: readonly string[] };
  'call.permissions_updated': OfCallAndUser & { readonly own_capabilities: readonly string[] };
  'call.reaction_new': OfCall & { readonly reaction: EmittedReaction };
  'call.recording_failed': OfRecording;
  'call.recording_ready': OfRecording & { readonly call_recording: EmittedRecording };
  'call.recording_started': OfRecording;
  'call.recording_stopped': OfRecording;
  'call.rejected': OfCallAndUser & { readonly reason?: string };
  'call.ring': Ringing & { readonly video: boolean };
  'call.rtmp_broadcast_failed': OfBroadcast;
  'call.rtmp_broadcast_started': OfBroadcast;
  'call.rtmp_broadcast_stopped': OfBroadcast;
  'call.session_ended': OfSession;
  'call.session_participant_count_updated': OfSession & {
    readonly anonymous_participant_count: number;
    readonly participants_count_by_role: Readonly<Record<string, number>>;
  };
  'call.session_participant_joined': OfParticipant;
  'call.session_participant_left': OfParticipant & {
    readonly duration_seconds: number;
    readonly reason?: string;
  };
  'call.session_started': OfSession;
  'call.stats_report_ready': OfSession & {
    readonly counts: Readonly<Record<string, number | undefined>>;
    readonly is_trimmed?: boolean;
    readonly participants_overview?: readonly EmittedParticipantStats[];
  };
  'call.transcription_failed': OfEgress & { readonly error?: string };
  'call.transcription_ready': OfEgress & { readonly call_transcription: EmittedFile };
  'call.transcription_started': OfEgress;
  'call.transcription_stopped': OfEgress;
  'call.unblocked_user': OfCallAndUser;
  'call.updated': OfCall;
  'call.user_feedback_submitted': OfCallAndUser &
    OfSession & {
      readonly rating: number;
      readonly reason?: string;
      readonly sdk?: string;
      readonly sdk_version?: string;
      readonly custom?: JsonObject;
    };
  'call.user_muted': OfCall & {
    readonly from_user_id: string;
    readonly muted_user_ids: readonly string[];
    readonly reason: string;
  };
  custom: OfCallAndUser & { readonly custom: JsonObject };
  'export.channels.error': OfExport & { readonly error: string };
  'export.channels.success': OfExport & { readonly url: string };
  'export.users.error': OfExport & { readonly error: string };
  'export.users.success': OfExport & { readonly url: string };
  'ingress.error': OfIngress & { readonly error: string; readonly code?: string };
  'ingress.started': OfIngress & {
    readonly publisher_type: string;
    readonly client_ip?: string;
    readonly client_name?: string;
    readonly version?: string;
  };
  'ingress.stopped': OfIngress;
  'user.banned': UserByUser & {
    readonly reason?: string;
    readonly shadow?: boolean;
    readonly expiration?: Micros;
    readonly total_bans?: number;
  };
  'user.deactivated': UserByUser;
  'user.deleted': OfUser & {
    readonly delete_user: string;
    readonly delete_messages: string;
    readonly delete_conversation: string;
    readonly delete_conversation_channels: boolean;
    readonly hard_delete: boolean;
    readonly mark_messages_deleted: boolean;
  };
  'user.reactivated': UserByUser;
  'user.unbanned': UserByUser & { readonly shadow?: boolean };
  'user.updated': OfUser;
}

export type EmittedType = keyof EmittedEvents;
