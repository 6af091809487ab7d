import { ApiPropertyOptional } from '@nestjs/swagger';
import type { OwnCapability } from './enums';
import { Field } from './fields/field';
import { MEMBERS_PER_REQUEST, TEAM_MAX_BYTES } from './limits';
import { CallEgressResponse, CallIngressResponse } from './call-streams.model';
import { CallSessionResponse } from './call-session.model';
import { MemberRequest, MemberResponse } from './member.model';
import { CallSettingsRequest, CallSettingsResponse } from './settings/call-settings.model';
import { UserRequest, UserResponse } from './user.model';

/** A call to be created. One of `created_by_id` and `created_by` is required when the call does not exist yet. */
export class CallRequest {
  /**
   * The user who owns the call.
   * @example 'john'
   */
  @Field.text({ optional: true })
  created_by_id?: string;

  /** The same, as a user to be written; what it leaves out is cleared. */
  @Field.nested(() => UserRequest, { optional: true })
  created_by?: UserRequest;

  /**
   * At most 100; the users must exist. The owner is no member unless listed.
   * @example [{ "user_id": "john", "role": "admin" }]
   */
  @Field.nested(() => MemberRequest, { list: true, maxItems: MEMBERS_PER_REQUEST, optional: true })
  members?: MemberRequest[];

  /**
   * Data of your own, at most 5 KB as JSON.
   * @example { "color": "blue" }
   */
  @Field.custom({ optional: true })
  custom?: Record<string, unknown>;

  /** Settings that differ from those of the call type. */
  @Field.nested(() => CallSettingsRequest, { optional: true })
  settings_override?: CallSettingsRequest;

  /** When the call is planned to start. */
  @Field.date({ optional: true })
  starts_at?: Date;

  /** Only at creation. */
  @Field.text({ maxLength: TEAM_MAX_BYTES, optional: true })
  team?: string;

  /** For ringing: a video call rather than an audio call. */
  @Field.boolean({ optional: true })
  video?: boolean;

  /** The chat channel that belongs to the call. */
  @Field.text({ optional: true })
  channel_cid?: string;
}

class ThumbnailResponse {
  image_url!: string;
}

export class CallResponse {
  /** @example 'default' */
  type!: string;
  /** @example 'standup' */
  id!: string;
  /**
   * `<type>:<id>`.
   * @example 'default:standup'
   */
  cid!: string;
  created_by!: UserResponse;
  custom!: Record<string, unknown>;
  team?: string;
  settings!: CallSettingsResponse;
  created_at!: Date;
  updated_at!: Date;
  /** `null` while the call has not ended. */
  ended_at?: Date | null;
  /** `null` when not planned. */
  starts_at?: Date | null;
  /** Seconds before `starts_at` from which ordinary users may join. */
  join_ahead_time_seconds?: number;
  /** Whether the call is hidden behind its backstage. */
  backstage!: boolean;
  /** Empty until somebody rings or joins; stays after the session's end. */
  current_session_id!: string;
  /** `null` until somebody rings or joins. */
  @ApiPropertyOptional({ type: CallSessionResponse, nullable: true })
  session?: CallSessionResponse | null;
  blocked_user_ids!: string[];
  recording!: boolean;
  transcribing!: boolean;
  captioning!: boolean;
  translating!: boolean;
  ingress!: CallIngressResponse;
  egress!: CallEgressResponse;
  @ApiPropertyOptional({ type: ThumbnailResponse, nullable: true })
  thumbnails?: ThumbnailResponse | null;
  channel_cid?: string | null;
  /** Ten digits, for calls by telephone. */
  routing_number?: string;
}

/** A call with its members and what the caller may do on it. */
export class CallState {
  call!: CallResponse;
  /** At most `members_limit` of them, newest first. */
  members!: MemberResponse[];
  own_capabilities!: OwnCapability[];
}
