import { FEATURE_MODES, type FeatureMode } from '../enums';
import { Field } from '../fields/field';

export class EncryptionSettingsRequest {
  @Field.enum(FEATURE_MODES, { optional: true })
  mode?: FeatureMode;
}

export class EncryptionSettingsResponse {
  mode!: FeatureMode;
}
