import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { CAMERA_FACINGS, type CameraFacing } from '../enums';
import { RESOLUTION_PIXELS, VIDEO_BITRATE_MAX } from '../limits';
import { IntegerField } from '../validation/integer-field.decorator';
import { Nested } from '../validation/nested.decorator';
import { Optional } from '../validation/optional.decorator';

export class TargetResolution {
  /** Pixels. */
  @IntegerField(RESOLUTION_PIXELS)
  width!: number;

  /** Pixels. */
  @IntegerField(RESOLUTION_PIXELS)
  height!: number;

  /** Bits per second. */
  @Optional()
  @IntegerField({ min: 0, max: VIDEO_BITRATE_MAX })
  bitrate?: number;
}

export class VideoSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  /** Whether users may ask for the right to send video. */
  @Optional()
  @IsBoolean()
  access_request_enabled?: boolean;

  @Optional()
  @IsBoolean()
  camera_default_on?: boolean;

  @Optional()
  @IsIn(CAMERA_FACINGS)
  camera_facing?: CameraFacing;

  @Optional()
  @Nested(() => TargetResolution)
  target_resolution?: TargetResolution;
}

export class ScreensharingSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  /** Whether users may ask for the right to share their screen. */
  @Optional()
  @IsBoolean()
  access_request_enabled?: boolean;

  @Optional()
  @Nested(() => TargetResolution)
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
