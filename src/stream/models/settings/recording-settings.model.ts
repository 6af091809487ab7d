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
import { Field } from '../fields/field';
import { FRAME_CAPTURE_INTERVAL_SECONDS } from '../limits';
import { LayoutSettingsRequest, LayoutSettingsResponse } from './layout-settings.model';

/** One recording of the whole call. */
export class RecordSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @Field.enum(FEATURE_MODES)
  mode!: FeatureMode;

  @Field.boolean({ optional: true })
  audio_only?: boolean;

  /** Stream requires it unless `mode` is `disabled` or `audio_only` is true. */
  @Field.enum(VIDEO_QUALITIES, {
    when: (section: RecordSettingsRequest) =>
      section.quality !== undefined || (section.mode !== 'disabled' && section.audio_only !== true),
  })
  quality?: VideoQuality;

  @Field.nested(() => LayoutSettingsRequest, { optional: true })
  layout?: LayoutSettingsRequest;
}

/** One recording per participant. */
export class IndividualRecordingSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @Field.enum(FEATURE_MODES)
  mode!: FeatureMode;

  @Field.enum(INDIVIDUAL_RECORDING_OUTPUTS, { list: true, minItems: 1, optional: true })
  output_types?: IndividualRecordingOutput[];
}

/** The tracks as they were sent, unprocessed. */
export class RawRecordingSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @Field.enum(FEATURE_MODES)
  mode!: FeatureMode;

  @Field.boolean({ optional: true })
  audio_only?: boolean;
}

/** A still of each video at an interval. */
export class FrameRecordingSettingsRequest {
  /** Stream requires it whenever the section is sent. */
  @Field.enum(FEATURE_MODES)
  mode!: FeatureMode;

  /** Stream requires it whenever the section is sent. */
  @Field.integer(FRAME_CAPTURE_INTERVAL_SECONDS)
  capture_interval_in_seconds!: number;

  @Field.enum(LANDSCAPE_QUALITIES, { optional: true })
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
