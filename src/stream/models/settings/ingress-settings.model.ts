import {
  INGRESS_AUDIO_CHANNELS,
  INGRESS_FRAME_RATES,
  VIDEO_CODECS,
  type IngressAudioChannels,
  type IngressFrameRate,
  type VideoCodec,
} from '../enums';
import { Field } from '../fields/field';
import {
  INGRESS_AUDIO_BITRATE,
  INGRESS_LAYER_BITRATE_MIN,
  INGRESS_LAYER_DIMENSION_MIN,
  INGRESS_LAYER_FRAME_RATE,
  INGRESS_SOURCE_PIXELS_MIN,
} from '../limits';

export class IngressAudioEncodingOptions {
  /** Bits per second. */
  @Field.integer(INGRESS_AUDIO_BITRATE)
  bitrate!: number;

  @Field.enum(INGRESS_AUDIO_CHANNELS)
  channels!: IngressAudioChannels;

  @Field.boolean({ optional: true })
  enable_dtx?: boolean;
}

export class IngressVideoLayer {
  /** Bits per second. */
  @Field.integer({ min: INGRESS_LAYER_BITRATE_MIN })
  bitrate!: number;

  @Field.enum(VIDEO_CODECS)
  codec!: VideoCodec;

  /** Frames per second. */
  @Field.integer(INGRESS_LAYER_FRAME_RATE)
  frame_rate_limit!: number;

  /** Pixels. */
  @Field.integer({ min: INGRESS_LAYER_DIMENSION_MIN })
  max_dimension!: number;

  /** Pixels. */
  @Field.integer({ min: INGRESS_LAYER_DIMENSION_MIN })
  min_dimension!: number;
}

export class IngressSource {
  /** Pixels. */
  @Field.integer({ min: INGRESS_SOURCE_PIXELS_MIN })
  width!: number;

  /** Pixels. */
  @Field.integer({ min: INGRESS_SOURCE_PIXELS_MIN })
  height!: number;

  /** Frames per second. */
  @Field.enum(INGRESS_FRAME_RATES)
  fps!: IngressFrameRate;
}

export class IngressVideoEncodingOptions {
  @Field.nested(() => IngressVideoLayer, { list: true, minItems: 1 })
  layers!: IngressVideoLayer[];

  @Field.nested(() => IngressSource)
  source!: IngressSource;
}

/** Streams that come in by RTMP, WHIP or SRT. */
export class IngressSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.nested(() => IngressAudioEncodingOptions, { optional: true })
  audio_encoding_options?: IngressAudioEncodingOptions;

  /** Keyed by the source, such as `1280x720x30`. */
  @Field.mapOf(IngressVideoEncodingOptions, { optional: true })
  video_encoding_options?: Record<string, IngressVideoEncodingOptions>;
}

export class IngressSettingsResponse {
  enabled!: boolean;
  audio_encoding_options?: IngressAudioEncodingOptions;
  video_encoding_options?: Record<string, IngressVideoEncodingOptions>;
}
