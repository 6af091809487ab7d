import { INGRESS_AUDIO_CHANNELS, INGRESS_FRAME_RATES, VIDEO_CODECS } from '../../../stream/models/enums';
import {
  INGRESS_AUDIO_BITRATE,
  INGRESS_LAYER_BITRATE_MIN,
  INGRESS_LAYER_DIMENSION_MIN,
  INGRESS_LAYER_FRAME_RATE,
  INGRESS_SOURCE_PIXELS_MIN,
} from '../../../stream/models/limits';
import type { Schema } from '../../protocol/validate';

const layer: Schema = {
  type: 'object',
  required: ['codec', 'bitrate', 'min_dimension', 'max_dimension', 'frame_rate_limit'],
  properties: {
    codec: { type: 'string', enum: VIDEO_CODECS },
    bitrate: { type: 'integer', minimum: INGRESS_LAYER_BITRATE_MIN },
    min_dimension: { type: 'integer', minimum: INGRESS_LAYER_DIMENSION_MIN },
    max_dimension: { type: 'integer', minimum: INGRESS_LAYER_DIMENSION_MIN },
    frame_rate_limit: {
      type: 'integer',
      minimum: INGRESS_LAYER_FRAME_RATE.min,
      maximum: INGRESS_LAYER_FRAME_RATE.max,
    },
  },
};

const source: Schema = {
  type: 'object',
  required: ['height', 'width', 'fps'],
  properties: {
    height: { type: 'integer', minimum: INGRESS_SOURCE_PIXELS_MIN },
    width: { type: 'integer', minimum: INGRESS_SOURCE_PIXELS_MIN },
    fps: { type: 'integer', enum: INGRESS_FRAME_RATES },
  },
};

/** The section `ingress`: streams that come in by RTMP, WHIP or SRT. */
export const ingressSchema: Schema = {
  type: 'object',
  properties: {
    enabled: { type: 'boolean' },
    audio_encoding_options: {
      type: 'object',
      required: ['channels', 'bitrate'],
      properties: {
        channels: { type: 'integer', enum: INGRESS_AUDIO_CHANNELS },
        bitrate: {
          type: 'integer',
          minimum: INGRESS_AUDIO_BITRATE.min,
          maximum: INGRESS_AUDIO_BITRATE.max,
        },
        enable_dtx: { type: 'boolean' },
      },
    },
    /** Keyed by the source, such as `1280x720x30`. */
    video_encoding_options: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['source', 'layers'],
        properties: { source, layers: { type: 'array', minItems: 1, items: layer } },
      },
    },
  },
};
