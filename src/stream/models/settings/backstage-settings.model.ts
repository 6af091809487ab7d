import { IsBoolean } from 'class-validator';
import { IntegerField } from '../validation/integer-field.decorator';
import { Optional } from '../validation/optional.decorator';

export class BackstageSettingsRequest {
  /** A call with a backstage starts hidden; `go_live` opens it. */
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  /** How many seconds before `starts_at` ordinary users may join. */
  @Optional()
  @IntegerField({ min: 0 })
  join_ahead_time_seconds?: number;
}

export class BackstageSettingsResponse {
  enabled!: boolean;
  join_ahead_time_seconds?: number;
}
