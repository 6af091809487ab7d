import { ArrayMinSize, IsBoolean, IsIn } from 'class-validator';
import {
  INGRESS_AUDIO_CHANNELS,
  INGRESS_FRAME_RATES,
  VIDEO_CODECS,
  type IngressAudioChannels,
  type IngressFrameRate,
  type VideoCodec,
} from '../enums';
import {
  INGRESS_AUDIO_BITRATE,
  INGRESS_LAYER_BITRATE_MIN,
  INGRESS_LAYER_DIMENSION_MIN,
  INGRESS_LAYER_FRAME_RATE,
  INGRESS_SOURCE_PIXELS_MIN,
} from '../limits';
import { IntegerField } from '../validation/integer-field.decorator';
import { MapOf } from '../validation/map-of.decorator';
import { Nested, NestedList } from '../validation/nested.decorator';
import { Optional } from '../validation/optional.decorator';

export class IngressAudioEncodingOptions {
  /** Bits per second. */
  @IntegerField(INGRESS_AUDIO_BITRATE)
  bitrate!: number;

  @IsIn(INGRESS_AUDIO_CHANNELS)
  channels!: IngressAudioChannels;

  @Optional()
  @IsBoolean()
  enable_dtx?: boolean;
}

export class IngressVideoLayer {
  /** Bits per second. */
  @IntegerField({ min: INGRESS_LAYER_BITRATE_MIN })
  bitrate!: number;

  @IsIn(VIDEO_CODECS)
  codec!: VideoCodec;

  /** Frames per second. */
  @IntegerField(INGRESS_LAYER_FRAME_RATE)
  frame_rate_limit!: number;

  /** Pixels. */
  @IntegerField({ min: INGRESS_LAYER_DIMENSION_MIN })
  max_dimension!: number;

  /** Pixels. */
  @IntegerField({ min: INGRESS_LAYER_DIMENSION_MIN })
  min_dimension!: number;
}

export class IngressSource {
  /** Pixels. */
  @IntegerField({ min: INGRESS_SOURCE_PIXELS_MIN })
  width!: number;

  /** Pixels. */
  @IntegerField({ min: INGRESS_SOURCE_PIXELS_MIN })
  height!: number;

  /** Frames per second. */
  @IsIn(INGRESS_FRAME_RATES)
  fps!: IngressFrameRate;
}

export class IngressVideoEncodingOptions {
  @NestedList(() => IngressVideoLayer)
  @ArrayMinSize(1)
  layers!: IngressVideoLayer[];

  @Nested(() => IngressSource)
  source!: IngressSource;
}

/** Streams that come in by RTMP, WHIP or SRT. */
export class IngressSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @Optional()
  @Nested(() => IngressAudioEncodingOptions)
  audio_encoding_options?: IngressAudioEncodingOptions;

  /** Keyed by the source, such as `1280x720x30`. */
  @Optional()
  @MapOf(IngressVideoEncodingOptions)
  video_encoding_options?: Record<string, IngressVideoEncodingOptions>;
}

export class IngressSettingsResponse {
  enabled!: boolean;
  audio_encoding_options?: IngressAudioEncodingOptions;
  video_encoding_options?: Record<string, IngressVideoEncodingOptions>;
}
