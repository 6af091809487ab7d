import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn } from 'class-validator';
import { VIDEO_QUALITIES, type VideoQuality } from '../enums';
import { HLS_QUALITY_TRACKS } from '../limits';
import { Nested } from '../validation/nested.decorator';
import { Optional } from '../validation/optional.decorator';
import { LayoutSettingsRequest, LayoutSettingsResponse } from './layout-settings.model';

export class HLSSettingsRequest {
  /** One to three qualities. Stream requires it whenever the section is sent. */
  @IsArray()
  @ArrayMinSize(HLS_QUALITY_TRACKS.min)
  @ArrayMaxSize(HLS_QUALITY_TRACKS.max)
  @IsIn(VIDEO_QUALITIES, { each: true })
  quality_tracks!: VideoQuality[];

  /** Start with the call. */
  @Optional()
  @IsBoolean()
  auto_on?: boolean;

  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @Optional()
  @Nested(() => LayoutSettingsRequest)
  layout?: LayoutSettingsRequest;
}

export class RTMPSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @Optional()
  @IsIn(VIDEO_QUALITIES)
  quality?: VideoQuality;

  @Optional()
  @Nested(() => LayoutSettingsRequest)
  layout?: LayoutSettingsRequest;
}

export class BroadcastSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @Optional()
  @Nested(() => HLSSettingsRequest)
  hls?: HLSSettingsRequest;

  @Optional()
  @Nested(() => RTMPSettingsRequest)
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
