import { IsArray, IsBoolean, IsIn, IsString } from 'class-validator';
import {
  FEATURE_MODES,
  TRANSCRIPTION_LANGUAGES,
  type FeatureMode,
  type TranscriptionLanguage,
} from '../enums';
import { IntegerField } from '../validation/integer-field.decorator';
import { Nested } from '../validation/nested.decorator';
import { Optional } from '../validation/optional.decorator';

export class SpeechSegmentConfig {
  /** Longest caption, in milliseconds. */
  @Optional()
  @IntegerField({ min: 0 })
  max_speech_caption_ms?: number;

  /** Silence that ends a caption, in milliseconds. */
  @Optional()
  @IntegerField({ min: 0 })
  silence_duration_ms?: number;
}

export class TranslationSettings {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @Optional()
  @IsArray()
  @IsString({ each: true })
  languages?: string[];
}

export class TranscriptionSettingsRequest {
  @Optional()
  @IsIn(FEATURE_MODES)
  mode?: FeatureMode;

  @Optional()
  @IsIn(FEATURE_MODES)
  closed_caption_mode?: FeatureMode;

  /** The spoken language; `auto` detects it. */
  @Optional()
  @IsIn(TRANSCRIPTION_LANGUAGES)
  language?: TranscriptionLanguage;

  @Optional()
  @Nested(() => SpeechSegmentConfig)
  speech_segment_config?: SpeechSegmentConfig;

  @Optional()
  @Nested(() => TranslationSettings)
  translation?: TranslationSettings;
}

export class TranscriptionSettingsResponse {
  mode!: FeatureMode;
  closed_caption_mode!: FeatureMode;
  language!: TranscriptionLanguage;
  speech_segment_config?: SpeechSegmentConfig;
  translation?: TranslationSettings;
}
