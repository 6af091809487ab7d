import { Field } from '../fields/field';

export class LimitsSettingsRequest {
  /** `null` or `0`: the call may last for ever. */
  @Field.integer({ min: 0, optional: true, nullable: true })
  max_duration_seconds?: number | null;

  /** `null`: unlimited. */
  @Field.integer({ min: 0, optional: true, nullable: true })
  max_participants?: number | null;

  /** Do not count the creator. */
  @Field.boolean({ optional: true })
  max_participants_exclude_owner?: boolean;

  /** Do not count users of these roles. */
  @Field.text({ list: true, optional: true })
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
