import { ArrayMinSize, IsArray, IsBoolean, IsIn, ValidateIf } from 'class-validator';
import {
  FEATURE_MODES,
  INDIVIDUAL_RECORDING_OUTPUTS,
  LANDSCAPE_QUALITIES,
  VIDEO_QUALITIES,
  type FeatureMode,
  type IndividualRecordingOutput,
  type LandscapeQuality,
  type VideoQuality,
} from '../enums';
import { FRAME_CAPTURE_INTERVAL_SECONDS } from '../limits';
import { IntegerField } from '../validation/integer-field.decorator';
import { Nested } from '../validation/nested.decorator';
import { Optional } from '../validation/optional.decorator';
import { LayoutSettingsRequest, LayoutSettingsResponse } from './layout-settings.model';

/** One recording of the whole call. */
export class RecordSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @IsIn(FEATURE_MODES)
  mode!: FeatureMode;

  @Optional()
  @IsBoolean()
  audio_only?: boolean;

  /** Stream requires it unless `mode` is `disabled` or `audio_only` is true. */
  @ValidateIf(
    (section: RecordSettingsRequest) =>
      section.quality !== undefined || (section.mode !== 'disabled' && section.audio_only !== true),
  )
  @IsIn(VIDEO_QUALITIES)
  quality?: VideoQuality;

  @Optional()
  @Nested(() => LayoutSettingsRequest)
  layout?: LayoutSettingsRequest;
}

/** One recording per participant. */
export class IndividualRecordingSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @IsIn(FEATURE_MODES)
  mode!: FeatureMode;

  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(INDIVIDUAL_RECORDING_OUTPUTS, { each: true })
  output_types?: IndividualRecordingOutput[];
}

/** The tracks as they were sent, unprocessed. */
export class RawRecordingSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @IsIn(FEATURE_MODES)
  mode!: FeatureMode;

  @Optional()
  @IsBoolean()
  audio_only?: boolean;
}

/** A still of each video at an interval. */
export class FrameRecordingSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @IsIn(FEATURE_MODES)
  mode!: FeatureMode;

  /** Stream requires it whenever the section is sent. */
  @IntegerField(FRAME_CAPTURE_INTERVAL_SECONDS)
  capture_interval_in_seconds!: number;

  @Optional()
  @IsIn(LANDSCAPE_QUALITIES)
  quality?: LandscapeQuality;
}

export class RecordSettingsResponse {
  mode!: FeatureMode;
  audio_only!: boolean;
  quality!: VideoQuality;
  layout!: LayoutSettingsResponse;
}

export class IndividualRecordingSettingsResponse {
  mode!: FeatureMode;
  output_types?: IndividualRecordingOutput[];
}

export class RawRecordingSettingsResponse {
  mode!: FeatureMode;
  audio_only?: boolean;
}

export class FrameRecordingSettingsResponse {
  mode!: FeatureMode;
  capture_interval_in_seconds!: number;
  quality?: LandscapeQuality;
}
