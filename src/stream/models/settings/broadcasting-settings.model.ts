import { VIDEO_QUALITIES, type VideoQuality } from '../enums';
import { Field } from '../fields/field';
import { HLS_QUALITY_TRACKS } from '../limits';
import { LayoutSettingsRequest, LayoutSettingsResponse } from './layout-settings.model';

export class HLSSettingsRequest {
  /** One to three qualities. Stream requires it whenever the section is sent. */
  @Field.enum(VIDEO_QUALITIES, {
    list: true,
    minItems: HLS_QUALITY_TRACKS.min,
    maxItems: HLS_QUALITY_TRACKS.max,
  })
  quality_tracks!: VideoQuality[];

  /** Start with the call. */
  @Field.boolean({ optional: true })
  auto_on?: boolean;

  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.nested(() => LayoutSettingsRequest, { optional: true })
  layout?: LayoutSettingsRequest;
}

export class RTMPSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.enum(VIDEO_QUALITIES, { optional: true })
  quality?: VideoQuality;

  @Field.nested(() => LayoutSettingsRequest, { optional: true })
  layout?: LayoutSettingsRequest;
}

export class BroadcastSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.nested(() => HLSSettingsRequest, { optional: true })
  hls?: HLSSettingsRequest;

  @Field.nested(() => RTMPSettingsRequest, { optional: true })
  rtmp?: RTMPSettingsRequest;
}

export class HLSSettingsResponse {
  quality_tracks!: VideoQuality[];
  auto_on!: boolean;
  enabled!: boolean;
  layout!: LayoutSettingsResponse;
}

export class RTMPSettingsResponse {
  enabled!: boolean;
  quality!: VideoQuality;
  layout!: LayoutSettingsResponse;
}

export class BroadcastSettingsResponse {
  enabled!: boolean;
  hls!: HLSSettingsResponse;
  rtmp!: RTMPSettingsResponse;
}
