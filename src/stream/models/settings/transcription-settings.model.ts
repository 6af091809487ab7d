import {
  FEATURE_MODES,
  TRANSCRIPTION_LANGUAGES,
  type FeatureMode,
  type TranscriptionLanguage,
} from '../enums';
import { Field } from '../fields/field';

export class SpeechSegmentConfig {
  /** Longest caption, in milliseconds. */
  @Field.integer({ min: 0, optional: true })
  max_speech_caption_ms?: number;

  /** Silence that ends a caption, in milliseconds. */
  @Field.integer({ min: 0, optional: true })
  silence_duration_ms?: number;
}

export class TranslationSettings {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.text({ list: true, optional: true })
  languages?: string[];
}

export class TranscriptionSettingsRequest {
  @Field.enum(FEATURE_MODES, { optional: true })
  mode?: FeatureMode;

  @Field.enum(FEATURE_MODES, { optional: true })
  closed_caption_mode?: FeatureMode;

  /** The spoken language; `auto` detects it. */
  @Field.enum(TRANSCRIPTION_LANGUAGES, { optional: true })
  language?: TranscriptionLanguage;

  @Field.nested(() => SpeechSegmentConfig, { optional: true })
  speech_segment_config?: SpeechSegmentConfig;

  @Field.nested(() => TranslationSettings, { optional: true })
  translation?: TranslationSettings;
}

export class TranscriptionSettingsResponse {
  mode!: FeatureMode;
  closed_caption_mode!: FeatureMode;
  language!: TranscriptionLanguage;
  speech_segment_config?: SpeechSegmentConfig;
  translation?: TranslationSettings;
}
