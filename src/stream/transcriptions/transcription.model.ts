import type { TranscriptionLanguage } from '../models/enums';
import type { CallTranscription } from '../models/events';
import type { SpeechSegmentConfig } from '../models/settings/transcription-settings.model';
import type { DurationResponse } from '../models/response.model';
import type { UserRequest } from '../models/user.model';

export interface StartTranscriptionRequest {
  /** The language that is spoken. Default: that of `settings.transcription`. */
  readonly language?: TranscriptionLanguage;
  /** Starts closed captions too. Default: false. */
  readonly enable_closed_captions?: boolean;
  /** The name of an external storage of the app. Default: that of the call type, or else Stream's own storage. */
  readonly transcription_external_storage?: string;
}

export interface StopTranscriptionRequest {
  /** Stops closed captions too. Default: false. */
  readonly stop_closed_captions?: boolean;
}

export interface ListTranscriptionsResponse extends DurationResponse {
  /** The files of all sessions of the call. */
  transcriptions: CallTranscription[];
}

export interface StartClosedCaptionsRequest {
  /** The language that is spoken. Default: that of `settings.transcription`. */
  readonly language?: TranscriptionLanguage;
  /** Starts a transcription too. Default: false. */
  readonly enable_transcription?: boolean;
  /** The name of an external storage for the transcription; it applies only with `enable_transcription`. */
  readonly external_storage?: string;
  readonly speech_segment_config?: SpeechSegmentConfig;
}

export interface StopClosedCaptionsRequest {
  /** Stops the transcription too. Default: false. */
  readonly stop_transcription?: boolean;
}

/** A caption of your own, sent to everybody in the call. */
export interface SendClosedCaptionRequest {
  /** Who speaks: a user id, at most 256 characters. */
  readonly speaker_id: string;
  /** At most 32768 characters. */
  readonly text: string;
  readonly start_time?: Date | string;
  readonly end_time?: Date | string;
  /** The language of the text. */
  readonly language?: string;
  /** The name of the service that made the text. */
  readonly service?: string;
  /** Whether the text is a translation. */
  readonly translated?: boolean;
  /** The user who sends it. */
  readonly user_id?: string;
  /** The same, as a user to be written. */
  readonly user?: UserRequest;
}
