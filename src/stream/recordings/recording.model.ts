import type { RecordingType } from '../models/enums';
import type { CallRecording } from '../models/events';
import type { DurationResponse } from '../models/response.model';

export interface ListRecordingsResponse extends DurationResponse {
  /** The files of all sessions of the call. */
  recordings: CallRecording[];
}

/** Starts a recording of the running session. */
export interface StartRecordingRequest {
  readonly recording_type: RecordingType;
  /** The name of an external storage of the app. Default: that of the call type, or else Stream's own storage. */
  readonly recording_external_storage?: string;
}

export interface StopRecordingRequest {
  readonly recording_type: RecordingType;
}

/** Names a file of a call: a recording or a transcription. */
export interface CallFileRef {
  /** The id of the session in which it was made: `session_id` of the listed file. */
  readonly session: string;
  readonly filename: string;
}

/** Starts capturing a picture at an interval, as `settings.frame_recording` of the call says. */
export interface StartFrameRecordingRequest {
  /** The name of an external storage of the app. Default: that of the call type, or else Stream's own storage. */
  readonly recording_external_storage?: string;
}
