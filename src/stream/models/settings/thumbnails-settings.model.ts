import { IsBoolean } from 'class-validator';
import { Optional } from '../validation/optional.decorator';

export class ThumbnailsSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;
}

export class ThumbnailsSettingsResponse {
  enabled!: boolean;
}
