import { ApiPropertyOptional } from '@nestjs/swagger';
import { CAMERA_FACINGS, type CameraFacing } from '../enums';
import { Field } from '../fields/field';
import { RESOLUTION_PIXELS, VIDEO_BITRATE_MAX } from '../limits';

export class TargetResolution {
  /** Pixels. */
  @Field.integer(RESOLUTION_PIXELS)
  width!: number;

  /** Pixels. */
  @Field.integer(RESOLUTION_PIXELS)
  height!: number;

  /** Bits per second. */
  @Field.integer({ min: 0, max: VIDEO_BITRATE_MAX, optional: true })
  bitrate?: number;
}

export class VideoSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  /** Whether users may ask for the right to send video. */
  @Field.boolean({ optional: true })
  access_request_enabled?: boolean;

  @Field.boolean({ optional: true })
  camera_default_on?: boolean;

  @Field.enum(CAMERA_FACINGS, { optional: true })
  camera_facing?: CameraFacing;

  @Field.nested(() => TargetResolution, { optional: true })
  target_resolution?: TargetResolution;
}

export class ScreensharingSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  /** Whether users may ask for the right to share their screen. */
  @Field.boolean({ optional: true })
  access_request_enabled?: boolean;

  @Field.nested(() => TargetResolution, { optional: true })
  target_resolution?: TargetResolution;
}

export class VideoSettingsResponse {
  enabled!: boolean;
  access_request_enabled!: boolean;
  camera_default_on!: boolean;
  camera_facing!: CameraFacing;
  target_resolution!: TargetResolution;
}

export class ScreensharingSettingsResponse {
  enabled!: boolean;
  access_request_enabled!: boolean;
  @ApiPropertyOptional({ type: TargetResolution, nullable: true })
  target_resolution?: TargetResolution | null;
}
