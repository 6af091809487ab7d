import { IsArray, IsBoolean, IsString } from 'class-validator';
import { IntegerField } from '../validation/integer-field.decorator';
import { Optional, OptionalOrNull } from '../validation/optional.decorator';

export class LimitsSettingsRequest {
  /** `null` or `0`: the call may last for ever. */
  @OptionalOrNull()
  @IntegerField({ min: 0 })
  max_duration_seconds?: number | null;

  /** `null`: unlimited. */
  @OptionalOrNull()
  @IntegerField({ min: 0 })
  max_participants?: number | null;

  /** Do not count the creator. */
  @Optional()
  @IsBoolean()
  max_participants_exclude_owner?: boolean;

  /** Do not count users of these roles. */
  @Optional()
  @IsArray()
  @IsString({ each: true })
  max_participants_exclude_roles?: string[];
}

export class LimitsSettingsResponse {
  /** `null` or `0`: the call may last for ever. */
  max_duration_seconds?: number | null;
  /** `null`: unlimited. */
  max_participants?: number | null;
  max_participants_exclude_owner?: boolean;
  max_participants_exclude_roles!: string[];
}
