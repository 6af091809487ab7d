import type { RecordingType } from '../enums';
import type { CallEventEnvelope, EventCall, EventUser } from './event-parts';

/** A file of a recording. */
export interface CallRecording {
  filename: string;
  /** Where the file is; on Stream's storage the address is signed and expires. */
  url: string;
  start_time: Date;
  end_time: Date;
  session_id: string;
  recording_type: string;
}

/** A file of a transcription, one line of JSON per sentence. */
export interface CallTranscription {
  filename: string;
  url: string;
  start_time: Date;
  end_time: Date;
  session_id: string;
}

interface RecordingEvent<Type extends string> extends CallEventEnvelope<Type> {
  egress_id: string;
  recording_type: RecordingType;
}

export type CallRecordingStartedEvent = RecordingEvent<'call.recording_started'>;
export type CallRecordingStoppedEvent = RecordingEvent<'call.recording_stopped'>;
export type CallRecordingFailedEvent = RecordingEvent<'call.recording_failed'>;

/** A file is available. */
export interface CallRecordingReadyEvent extends RecordingEvent<'call.recording_ready'> {
  call_recording: CallRecording;
}

interface FrameRecordingEvent<Type extends string> extends CallEventEnvelope<Type> {
  call: EventCall;
  egress_id: string;
}

export type CallFrameRecordingStartedEvent = FrameRecordingEvent<'call.frame_recording_started'>;
export type CallFrameRecordingStoppedEvent = FrameRecordingEvent<'call.frame_recording_stopped'>;
export type CallFrameRecordingFailedEvent = FrameRecordingEvent<'call.frame_recording_failed'>;

/** A frame was captured. */
export interface CallFrameRecordingReadyEvent extends CallEventEnvelope<'call.frame_recording_ready'> {
  captured_at: Date;
  egress_id: string;
  session_id: string;
  track_type: string;
  url: string;
  /** The users in the frame, by id. */
  users: Record<string, EventUser>;
}

interface TranscriptionEvent<Type extends string> extends CallEventEnvelope<Type> {
  egress_id: string;
}

export type CallTranscriptionStartedEvent = TranscriptionEvent<'call.transcription_started'>;
/** Sent only when the transcription was stopped by a request, not when the session ended. */
export type CallTranscriptionStoppedEvent = TranscriptionEvent<'call.transcription_stopped'>;

export interface CallTranscriptionFailedEvent extends TranscriptionEvent<'call.transcription_failed'> {
  error?: string;
}

export interface CallTranscriptionReadyEvent extends TranscriptionEvent<'call.transcription_ready'> {
  call_transcription: CallTranscription;
}

/** Something said in the call. */
export interface CallClosedCaption {
  id: string;
  text: string;
  language: string;
  speaker_id: string;
  start_time: Date;
  end_time: Date;
  translated: boolean;
  service?: string;
  user: EventUser;
}

export interface CallClosedCaptionEvent extends CallEventEnvelope<'call.closed_caption'> {
  closed_caption: CallClosedCaption;
}

export type CallClosedCaptionsStartedEvent = CallEventEnvelope<'call.closed_captions_started'>;
export type CallClosedCaptionsStoppedEvent = CallEventEnvelope<'call.closed_captions_stopped'>;
export type CallClosedCaptionsFailedEvent = CallEventEnvelope<'call.closed_captions_failed'>;

export interface CallHlsBroadcastingStartedEvent extends CallEventEnvelope<'call.hls_broadcasting_started'> {
  call: EventCall;
  hls_playlist_url: string;
}

export type CallHlsBroadcastingStoppedEvent = CallEventEnvelope<'call.hls_broadcasting_stopped'>;
export type CallHlsBroadcastingFailedEvent = CallEventEnvelope<'call.hls_broadcasting_failed'>;

interface RtmpBroadcastEvent<Type extends string> extends CallEventEnvelope<Type> {
  /** The name the broadcast was started with. */
  name: string;
}

export type CallRtmpBroadcastStartedEvent = RtmpBroadcastEvent<'call.rtmp_broadcast_started'>;
export type CallRtmpBroadcastStoppedEvent = RtmpBroadcastEvent<'call.rtmp_broadcast_stopped'>;
export type CallRtmpBroadcastFailedEvent = RtmpBroadcastEvent<'call.rtmp_broadcast_failed'>;
