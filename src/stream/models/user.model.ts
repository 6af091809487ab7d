import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsObject, IsString, MaxLength } from 'class-validator';
import { DeviceResponse } from './device.model';
import { TEAM_MAX_BYTES, TEAMS_PER_USER } from './limits';
import { CustomData } from './validation/free-form.decorator';
import { UserId } from './validation/identifier.decorator';
import { Nested } from './validation/nested.decorator';
import { Optional } from './validation/optional.decorator';

class PrivacySwitch {
  @IsBoolean()
  enabled!: boolean;
}

export class PrivacySettings {
  @Optional()
  @Nested(() => PrivacySwitch)
  delivery_receipts?: PrivacySwitch;

  @Optional()
  @Nested(() => PrivacySwitch)
  read_receipts?: PrivacySwitch;

  @Optional()
  @Nested(() => PrivacySwitch)
  typing_indicators?: PrivacySwitch;
}

/** A user to be written. Stream replaces the whole user: what is left out is cleared. */
export class UserRequest {
  /**
   * Letters, digits, `@`, `_` and `-`; at most 255 characters.
   * @example 'john'
   */
  @UserId()
  id!: string;

  /** @example 'John' */
  @Optional()
  @IsString()
  name?: string;

  /**
   * Address of the profile picture.
   * @example 'https://example.com/john.png'
   */
  @Optional()
  @IsString()
  image?: string;

  /**
   * Data of your own, at most 5 KB as JSON.
   * @example { "color": "red" }
   */
  @Optional()
  @CustomData()
  custom?: Record<string, unknown>;

  /**
   * A built-in or custom role. Default for a new user: `user`.
   * @example 'user'
   */
  @Optional()
  @IsString()
  role?: string;

  /** At most 250 teams of at most 100 bytes each. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(TEAMS_PER_USER)
  @IsString({ each: true })
  @MaxLength(TEAM_MAX_BYTES, { each: true })
  teams?: string[];

  /** The user's role per team. */
  @Optional()
  @IsObject()
  teams_role?: Record<string, string>;

  /** @example 'en' */
  @Optional()
  @IsString()
  language?: string;

  /** Hides the user's presence. */
  @Optional()
  @IsBoolean()
  invisible?: boolean;

  @Optional()
  @Nested(() => PrivacySettings)
  privacy_settings?: PrivacySettings;
}

/** A user as it stands inside calls, members and answers about one user. */
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
  /** Tokens issued before this moment are refused. */
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

/** A user as the users endpoints answer it; the unread counters and channel mutes belong to Stream Chat. */
export class FullUserResponse extends UserResponse {
  override devices!: DeviceResponse[];
  mutes!: UserMuteResponse[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  channel_mutes!: Record<string, unknown>[];
  unread_count!: number;
  total_unread_count!: number;
  unread_channels!: number;
  unread_threads!: number;
  latest_hidden_channels?: string[];
}
