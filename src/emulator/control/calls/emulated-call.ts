import type { RecordingType } from '../../../stream/models/enums';
import type { JsonObject } from '../../world/json';
import type { ParticipantClient, ParticipantLocation } from '../../world/participant-origin';
import type { RequestablePermission } from '../../calls/moderation/permission-request.rules';
import type { Track } from '../../calls/sessions/participants/published-tracks.rules';

/** How a participant joins. */
export interface JoinOptions {
  /** As a call token gives it: the user may do what the role may. Default: the role the user has on the call. */
  readonly role?: string;
  /** Tells apart the devices of one user. Made up if it is not given. */
  readonly user_session_id?: string;
  /** Where the user is, for statistics. Default: unknown. */
  readonly location?: ParticipantLocation;
  /** The software the user joins with, for statistics. Default: unknown. */
  readonly client?: ParticipantClient;
}

export interface LeaveOptions {
  /** Only this device leaves. Default: all devices of the user. */
  readonly user_session_id?: string;
  /** Stands in the event. */
  readonly reason?: string;
}

/** What a user says of a call. */
export interface FeedbackOptions {
  /** From 1 to 5. */
  readonly rating: number;
  readonly reason?: string;
  readonly custom?: JsonObject;
  /** The device whose session is meant. Default: the one the user joined with last. */
  readonly user_session_id?: string;
  /** Default `stream-video-js`. */
  readonly sdk?: string;
  /** Default `1.0.0`. */
  readonly sdk_version?: string;
}

export interface ReactionOptions {
  readonly type: string;
  /** `:raise-hand:`. */
  readonly emoji_code?: string;
  readonly custom?: JsonObject;
}

/** Somebody who has joined. */
export interface EmulatedParticipant {
  readonly user_id: string;
  readonly user_session_id: string;
  readonly role: string;
  readonly joined_at: Date;
  /** Of the call. */
  readonly session_id: string;
}

/** What a file is to be like. What is not given is as it was recorded. */
export interface FileOptions {
  readonly filename?: string;
  readonly url?: string;
  readonly start_time?: Date | string;
  readonly end_time?: Date | string;
  readonly session_id?: string;
  readonly egress_id?: string;
}

export interface RecordingOptions extends FileOptions {
  /** Default `composite`. */
  readonly recording_type?: RecordingType;
}

/** A recording or a transcription that can be fetched; nothing is at its URL. */
export interface EmulatedFile {
  readonly filename: string;
  readonly url: string;
  readonly start_time: Date;
  readonly end_time: Date;
  readonly session_id: string;
  readonly egress_id: string;
}

export interface CaptionOptions {
  readonly text: string;
  readonly speaker_id: string;
  /** Default: the speaker. */
  readonly user_id?: string;
  /** Default: that of the settings. */
  readonly language?: string;
  readonly service?: string;
  /** Default false. */
  readonly translated?: boolean;
  /** Default: now. */
  readonly start_time?: Date | string;
  readonly end_time?: Date | string;
}

export interface FrameOptions {
  readonly url?: string;
  /** Default `TRACK_TYPE_VIDEO`. */
  readonly track_type?: string;
  /** Default: everybody in the call. */
  readonly user_ids?: readonly string[];
}

/**
 * What people and Stream's media servers do to one call: a test does it with this. Everything has its effect and emits its
 * events before the method returns. What Stream would refuse throws an error with Stream's reason, as does every method for
 * a call that does not exist.
 *
 * @example
 * const call = emulator.call('default:standup');
 * call.join('john');
 * await client.video.call('default', 'standup').get(); // call.session.participants has john
 * call.leave('john');
 * call.endSession();
 */
export interface EmulatedCall {
  /** `<type>:<id>`. */
  readonly cid: string;

  /** A user joins, and is made if there is none of that id. The first one starts the session. */
  join(userId: string, options?: JoinOptions): EmulatedParticipant;
  /** A participant leaves. After the last one the session ends by itself when the inactivity timeout of the call is over. */
  leave(userId: string, options?: LeaveOptions): void;
  /** Users without a name join; default one. They are counted only. */
  joinAnonymously(count?: number): void;
  leaveAnonymously(count?: number): void;
  /** A participant sends exactly these tracks from now on. */
  publish(userId: string, tracks: readonly Track[]): void;
  /** Puts everybody out and ends the session at once. The call itself goes on. */
  endSession(): void;
  /** Somebody who may not send something asks for it. */
  requestPermission(userId: string, permissions: readonly RequestablePermission[]): void;
  /** A user reacts with `raised-hand`, `like` or what the app has. Reactions during a session are counted in its report. */
  sendReaction(userId: string, reaction: ReactionOptions): void;
  /** A user rates the latest session. */
  submitFeedback(userId: string, feedback: FeedbackOptions): void;

  /** A member who is rung takes the call. Taking it is not yet joining. */
  accept(userId: string): void;
  /** A member who is rung turns the call down, or the caller gives up. `reason`: `decline`, `busy`, `cancel`, `timeout`. */
  reject(userId: string, options?: { readonly reason?: string }): void;
  /** A member who is rung does not answer. It also happens by itself after the missed-call timeout of the call. */
  miss(userId: string): void;

  /**
   * The recording that was stopped first can be fetched now. It also happens by itself, five seconds after the stop. Where
   * nothing was recorded, makes up a recording of the last session.
   */
  recordingReady(options?: RecordingOptions): EmulatedFile & { readonly recording_type: RecordingType };
  /** As `recordingReady`, for transcriptions. */
  transcriptionReady(options?: FileOptions): EmulatedFile;
  /** The statistics of a session are ready: of the latest one by default. It does not happen by itself. */
  statsReportReady(options?: { readonly session_id?: string }): void;
  /** A frame was captured; needs a frame recording that runs. */
  frameReady(options?: FrameOptions): void;
  /** Somebody says something. The speaker must be a user. */
  caption(options: CaptionOptions): void;

  /** Stream's engine breaks down: what runs of it ends and leaves no file behind. Default `composite`. */
  failRecording(type?: RecordingType): void;
  failTranscription(options?: { readonly error?: string }): void;
  failCaptions(): void;
  failFrameRecording(): void;
  /** The HLS broadcast ends. */
  failBroadcasting(): void;
  /** The RTMP broadcast of that name ends. */
  failRtmpBroadcast(name: string): void;
}
