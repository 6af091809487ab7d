import { Field } from '../fields/field';

export class ThumbnailsSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;
}

export class ThumbnailsSettingsResponse {
  enabled!: boolean;
}
