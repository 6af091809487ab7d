import type { RecordingType } from '../../../stream/models/enums';
import { failHls } from '../../calls/egress/broadcasts/hls.rules';
import { failRtmp } from '../../calls/egress/broadcasts/rtmp.rules';
import { readCallRef, requireCall } from '../../calls/call-ref';
import { submitFeedback } from '../../calls/feedback/feedback.rules';
import { finishOnDemand } from '../../calls/egress/finish-on-demand.rules';
import type { ControlledApp } from '../controlled-app';
import { inputError } from '../../protocol/stream-fault';
import { parseTime } from '../../protocol/wire-time';
import { frameReady } from '../../calls/egress/recordings/frame.rules';
import { failFrameRecording } from '../../calls/egress/recordings/frame-recording.rules';
import { failRecording } from '../../calls/egress/recordings/recording.rules';
import { definedOnly } from '../../protocol/state-value';
import { failCaptions, sendCaption } from '../../calls/egress/transcriptions/caption.rules';
import { failTranscription } from '../../calls/egress/transcriptions/transcription.rules';
import { requireUser } from '../../users/find-user';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { Micros } from '../../world/clock';
import type { FileRecord } from '../../world/session';
import { endSession } from '../../calls/sessions/end-session.rules';
import {
  joinAnonymously,
  joinCall,
  leaveAnonymously,
  leaveCall,
} from '../../calls/sessions/participants/participant.rules';
import { statsReportReady } from '../../calls/stats/sessions/stats-report.rules';
import { sendReaction } from '../../calls/reactions/reaction.rules';
import {
  requestPermissions,
  type RequestablePermission,
} from '../../calls/moderation/permission-request.rules';
import { publishTracks, type Track } from '../../calls/sessions/participants/published-tracks.rules';
import { acceptRing, missRing, rejectRing } from '../../calls/sessions/ring-answer.rules';
import type {
  CaptionOptions,
  EmulatedCall,
  EmulatedFile,
  EmulatedParticipant,
  FeedbackOptions,
  FileOptions,
  FrameOptions,
  JoinOptions,
  LeaveOptions,
  ReactionOptions,
  RecordingOptions,
} from './emulated-call';

/** What feedback without an SDK is given with. */
const SDK = 'stream-video-js';
const SDK_VERSION = '1.0.0';

/** Drives one call by the rules that requests follow. */
export class CallControl implements EmulatedCall {
  constructor(
    readonly cid: string,
    /** The app as it is now: a reset replaces it. */
    private readonly current: () => ControlledApp,
  ) {}

  join(
    userId: string,
    { user_session_id: userSessionId, role, location, client }: JoinOptions = {},
  ): EmulatedParticipant {
    const { app, call } = this.find();
    const participant = joinCall(app, call, userId, { role, userSessionId, location, client });
    return {
      user_id: participant.userId,
      user_session_id: participant.userSessionId,
      role: participant.role,
      joined_at: dateOf(participant.joinedAt),
      session_id: call.session?.id ?? '',
    };
  }

  leave(userId: string, { user_session_id: userSessionId, reason }: LeaveOptions = {}): void {
    const { app, call } = this.find();
    leaveCall(app, call, userId, { userSessionId, reason });
  }

  joinAnonymously(count = 1): void {
    const { app, call } = this.find();
    joinAnonymously(app, call, count);
  }

  leaveAnonymously(count = 1): void {
    const { app, call } = this.find();
    leaveAnonymously(app, call, count);
  }

  publish(userId: string, tracks: readonly Track[]): void {
    const { app, call } = this.find();
    publishTracks(app, call, userId, tracks);
  }

  endSession(): void {
    const { app, call } = this.find();
    endSession(app, call);
  }

  requestPermission(userId: string, permissions: readonly RequestablePermission[]): void {
    const { app, call } = this.find();
    requestPermissions(app, call, requireUser(app, userId), permissions);
  }

  sendReaction(userId: string, reaction: ReactionOptions): void {
    const { app, call } = this.find();
    sendReaction(app, call, requireUser(app, userId), reaction);
  }

  submitFeedback(userId: string, feedback: FeedbackOptions): void {
    const { app, call } = this.find();
    submitFeedback(app, call, userId, { sdk: SDK, sdk_version: SDK_VERSION, ...feedback });
  }

  accept(userId: string): void {
    const { app, call } = this.find();
    acceptRing(app, call, userId);
  }

  reject(userId: string, { reason }: { readonly reason?: string } = {}): void {
    const { app, call } = this.find();
    rejectRing(app, call, userId, reason);
  }

  miss(userId: string): void {
    const { app, call } = this.find();
    missRing(app, call, userId);
  }

  recordingReady({ recording_type = 'composite', ...given }: RecordingOptions = {}) {
    const { app, call } = this.find();
    const file = finishOnDemand(app, call, recording_type, givenFile(given));
    return { ...emulatedFile(file), recording_type };
  }

  transcriptionReady(given: FileOptions = {}): EmulatedFile {
    const { app, call } = this.find();
    return emulatedFile(finishOnDemand(app, call, 'transcription', givenFile(given)));
  }

  statsReportReady({ session_id: sessionId }: { readonly session_id?: string } = {}): void {
    const { app, call } = this.find();
    statsReportReady(app, call, sessionId);
  }

  frameReady({ url, track_type: trackType, user_ids: userIds }: FrameOptions = {}): void {
    const { app, call } = this.find();
    frameReady(app, call, { url, trackType, userIds });
  }

  caption(caption: CaptionOptions): void {
    const { app, call } = this.find();
    const { speaker_id: speakerId, user_id: userId = speakerId } = caption;
    sendCaption(app, call, {
      ...caption,
      speakerId,
      user: requireUser(app, userId),
      startedAt: timeOf('start_time', caption.start_time),
      endedAt: timeOf('end_time', caption.end_time),
    });
  }

  failRecording(type: RecordingType = 'composite'): void {
    const { app, call } = this.find();
    failRecording(app, call, type);
  }

  failTranscription({ error }: { readonly error?: string } = {}): void {
    const { app, call } = this.find();
    failTranscription(app, call, error);
  }

  failCaptions(): void {
    const { app, call } = this.find();
    failCaptions(app, call);
  }

  failFrameRecording(): void {
    const { app, call } = this.find();
    failFrameRecording(app, call);
  }

  failBroadcasting(): void {
    const { app, call } = this.find();
    failHls(app, call);
  }

  failRtmpBroadcast(name: string): void {
    const { app, call } = this.find();
    failRtmp(app, call, name);
  }

  /** The call, after what time has done to it. */
  private find(): { readonly app: App; readonly call: CallRecord } {
    const { app, timers } = this.current();
    timers.settle();
    const [type = '', ...id] = this.cid.split(':');
    return { app, call: requireCall(app, readCallRef({ type, id: id.join(':') })) };
  }
}

function givenFile({ start_time, end_time, session_id, egress_id, filename, url }: FileOptions) {
  return definedOnly({
    filename,
    url,
    sessionId: session_id,
    egressId: egress_id,
    startedAt: timeOf('start_time', start_time),
    endedAt: timeOf('end_time', end_time),
  });
}

function emulatedFile(file: FileRecord): EmulatedFile {
  return {
    filename: file.filename,
    url: file.url,
    start_time: dateOf(file.startedAt),
    end_time: dateOf(file.endedAt),
    session_id: file.sessionId,
    egress_id: file.egressId,
  };
}

function timeOf(name: string, value: Date | string | undefined): Micros | undefined {
  if (value === undefined) return undefined;
  const time = parseTime(typeof value === 'string' ? value : value.toISOString());
  if (time === undefined) throw inputError(`${name} must be a Date or RFC 3339 text`, name);
  return time;
}

function dateOf(time: Micros): Date {
  return new Date(time / 1000);
}
