import { TRANSCRIPTION_LANGUAGES, type TranscriptionLanguage } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type { SpeechSegmentConfig } from '../../stream/models/settings/transcription-settings.model';
import type {
  ListTranscriptionsResponse,
  StartClosedCaptionsRequest,
  StartTranscriptionRequest,
  StopClosedCaptionsRequest,
  StopTranscriptionRequest,
} from '../../stream/transcriptions/transcription.model';
import { CallFile } from '../dto/call-file.dto';

export class StartTranscriptionBody implements StartTranscriptionRequest {
  /** The spoken language. Default: that of `settings.transcription`. */
  @Field.enum(TRANSCRIPTION_LANGUAGES, { optional: true })
  language?: TranscriptionLanguage;

  /** Starts closed captions too. Default: false. */
  @Field.boolean({ optional: true })
  enable_closed_captions?: boolean;

  /** The name of an external storage of the app. Default: that of the call type, or else Stream's own storage. */
  @Field.text({ notEmpty: true, optional: true })
  transcription_external_storage?: string;
}

export class StopTranscriptionBody implements StopTranscriptionRequest {
  /** Stops closed captions too. Default: false. */
  @Field.boolean({ optional: true })
  stop_closed_captions?: boolean;
}

export class TranscriptionList extends DurationResponse implements ListTranscriptionsResponse {
  /** The files of all sessions of the call. */
  transcriptions!: CallFile[];
}

/** How speech is cut into captions. */
export class SpeechSegmentBody implements SpeechSegmentConfig {
  /** Maximum milliseconds of speech in one caption. */
  @Field.integer({ min: 1, optional: true })
  max_speech_caption_ms?: number;

  /** Milliseconds of silence that end a caption. */
  @Field.integer({ min: 1, optional: true })
  silence_duration_ms?: number;
}

export class StartClosedCaptionsBody implements StartClosedCaptionsRequest {
  /** The spoken language. Default: that of `settings.transcription`. */
  @Field.enum(TRANSCRIPTION_LANGUAGES, { optional: true })
  language?: TranscriptionLanguage;

  /** Starts a transcription too. Default: false. */
  @Field.boolean({ optional: true })
  enable_transcription?: boolean;

  /** The name of an external storage for the transcription. Applies only with `enable_transcription`. */
  @Field.text({ notEmpty: true, optional: true })
  external_storage?: string;

  @Field.nested(() => SpeechSegmentBody, { optional: true })
  speech_segment_config?: SpeechSegmentBody;
}

export class StopClosedCaptionsBody implements StopClosedCaptionsRequest {
  /** Stops the transcription too. Default: false. */
  @Field.boolean({ optional: true })
  stop_transcription?: boolean;
}
