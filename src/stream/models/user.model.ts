import { ApiProperty } from '@nestjs/swagger';
import { ANY_OBJECTS } from './documentation/any-object';
import type { PushProvider } from './enums';
import { Field } from './fields/field';
import { TEAM_MAX_BYTES, TEAMS_PER_USER } from './limits';

class PrivacySwitch {
  @Field.boolean()
  enabled!: boolean;
}

export class PrivacySettings {
  @Field.nested(() => PrivacySwitch, { optional: true })
  delivery_receipts?: PrivacySwitch;

  @Field.nested(() => PrivacySwitch, { optional: true })
  read_receipts?: PrivacySwitch;

  @Field.nested(() => PrivacySwitch, { optional: true })
  typing_indicators?: PrivacySwitch;
}

/** A user to be written. Stream replaces the whole user: what is left out is cleared. */
export class UserRequest {
  /**
   * Letters, digits, `@`, `_` and `-`; at most 255 characters.
   * @example 'john'
   */
  @Field.userId()
  id!: string;

  /** @example 'John' */
  @Field.text({ optional: true })
  name?: string;

  /**
   * Address of the profile picture.
   * @example 'https://example.com/john.png'
   */
  @Field.text({ optional: true })
  image?: string;

  /**
   * Data of your own, at most 5 KB as JSON.
   * @example { "color": "red" }
   */
  @Field.custom({ optional: true })
  custom?: Record<string, unknown>;

  /**
   * A built-in or custom role. Default for a new user: `user`.
   * @example 'user'
   */
  @Field.text({ optional: true })
  role?: string;

  /** At most 250 teams of at most 100 bytes each. */
  @Field.text({ list: true, maxItems: TEAMS_PER_USER, maxLength: TEAM_MAX_BYTES, optional: true })
  teams?: string[];

  /** The user's role per team. */
  @Field.object({ optional: true })
  teams_role?: Record<string, string>;

  /** @example 'en' */
  @Field.text({ optional: true })
  language?: string;

  /** Hides the user's presence. */
  @Field.boolean({ optional: true })
  invisible?: boolean;

  @Field.nested(() => PrivacySettings, { optional: true })
  privacy_settings?: PrivacySettings;
}

/** A phone or browser that receives push notifications. */
export class DeviceResponse {
  id!: string;
  user_id!: string;
  push_provider!: PushProvider;
  push_provider_name?: string;
  created_at!: Date;
  disabled?: boolean;
  disabled_reason?: string;
  hardware_id?: string;
  /** Whether the token is for VoIP pushes. */
  voip?: boolean;
}

/** A user as it stands inside calls, members and responses about one user. */
export class UserResponse {
  /** @example 'john' */
  id!: string;
  /** @example 'John' */
  name?: string;
  image?: string;
  custom!: Record<string, unknown>;
  language!: string;
  /** @example 'user' */
  role!: string;
  teams!: string[];
  teams_role?: Record<string, string>;
  created_at!: Date;
  updated_at!: Date;
  deleted_at?: Date;
  deactivated_at?: Date;
  last_active?: Date;
  /** Tokens issued before this moment are rejected. */
  revoke_tokens_issued_before?: Date;
  banned!: boolean;
  ban_expires?: Date;
  online!: boolean;
  invisible!: boolean;
  shadow_banned!: boolean;
  /** Users this user has blocked. */
  blocked_user_ids!: string[];
  bypass_moderation?: boolean;
  /** Seconds. */
  avg_response_time?: number;
  devices?: DeviceResponse[];
  privacy_settings?: PrivacySettings;
}

export class UserMuteResponse {
  user?: UserResponse;
  target?: UserResponse;
  created_at!: Date;
  updated_at!: Date;
  expires?: Date;
}

/** A user as the users endpoints return it; the unread counters and channel mutes belong to Stream Chat. */
export class FullUserResponse extends UserResponse {
  override devices!: DeviceResponse[];
  mutes!: UserMuteResponse[];
  @ApiProperty(ANY_OBJECTS)
  channel_mutes!: Record<string, unknown>[];
  unread_count!: number;
  total_unread_count!: number;
  unread_channels!: number;
  unread_threads!: number;
  latest_hidden_channels?: string[];
}
