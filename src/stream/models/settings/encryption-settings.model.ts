import { IsIn } from 'class-validator';
import { FEATURE_MODES, type FeatureMode } from '../enums';
import { Optional } from '../validation/optional.decorator';

export class EncryptionSettingsRequest {
  @Optional()
  @IsIn(FEATURE_MODES)
  mode?: FeatureMode;
}

export class EncryptionSettingsResponse {
  mode!: FeatureMode;
}
