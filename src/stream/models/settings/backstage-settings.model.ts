import { Field } from '../fields/field';

export class BackstageSettingsRequest {
  /** A call with a backstage starts hidden; `go_live` opens it. */
  @Field.boolean({ optional: true })
  enabled?: boolean;

  /** How many seconds before `starts_at` ordinary users may join. */
  @Field.integer({ min: 0, optional: true })
  join_ahead_time_seconds?: number;
}

export class BackstageSettingsResponse {
  enabled!: boolean;
  join_ahead_time_seconds?: number;
}
