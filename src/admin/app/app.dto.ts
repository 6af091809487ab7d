import { ApiProperty } from '@nestjs/swagger';
import { QueryField } from '../../rest/query-field';
import type { UniqueUsernames } from '../../stream/models/app.model';
import { UNIQUE_USERNAME_SCOPES } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type { CheckSNSRequest, CheckSNSResponse, CheckSQSRequest } from '../../stream/app/queue-checks.model';
import type { GetRateLimitsResponse, LimitInfoResponse } from '../../stream/app/rate-limits.model';
import { DocumentedMapOf } from '../../stream/models/documentation/own-schemas';

const HOOK_TYPES = ['webhook', 'sqs', 'sns', 'pending_message'] as const;
const AUTH_TYPES = ['keys', 'resource', 'role'] as const;

/** Where Stream sends events. */
class EventHookFields {
  /** The id of a hook that exists; omitted for a new one. */
  @Field.text({ notEmpty: true, optional: true })
  id?: string;

  @Field.enum(HOOK_TYPES, { optional: true })
  hook_type?: (typeof HOOK_TYPES)[number];

  @Field.boolean({ optional: true })
  enabled?: boolean;

  /** Default: all types. */
  @Field.text({ list: true, optional: true })
  event_types?: string[];

  /** @example 'video' */
  @Field.text({ optional: true })
  product?: string;

  @Field.text({ optional: true })
  webhook_url?: string;

  @Field.text({ optional: true })
  sqs_queue_url?: string;

  @Field.text({ optional: true })
  sqs_region?: string;

  @Field.enum(AUTH_TYPES, { optional: true })
  sqs_auth_type?: (typeof AUTH_TYPES)[number];

  @Field.text({ optional: true })
  sqs_role_arn?: string;

  @Field.text({ optional: true })
  sns_topic_arn?: string;

  @Field.text({ optional: true })
  sns_region?: string;

  @Field.enum(AUTH_TYPES, { optional: true })
  sns_auth_type?: (typeof AUTH_TYPES)[number];

  @Field.text({ optional: true })
  sns_role_arn?: string;

  @Field.boolean({ optional: true })
  should_send_custom_events?: boolean;

  /** Milliseconds that an attempt may take. */
  @Field.integer({ min: 0, optional: true })
  timeout_ms?: number;
}

export class EventHookBody extends EventHookFields {
  /** A secret, as are the next three. Responses never have it. */
  @Field.text({ optional: true })
  sqs_key?: string;

  @Field.text({ optional: true })
  sqs_secret?: string;

  @Field.text({ optional: true })
  sns_key?: string;

  @Field.text({ optional: true })
  sns_secret?: string;
}

/** Settings to change; omitted ones stay as they are. */
export class AppSettingsBody {
  /** Permission ids by role. The list of each role named is replaced; `[]` empties it. */
  @Field.mapOfStringLists({ optional: true })
  grants?: Record<string, string[]>;

  /** Whether the app has teams. */
  @Field.boolean({ optional: true })
  multi_tenant_enabled?: boolean;

  /** Where names of users must be unique. */
  @Field.enum(UNIQUE_USERNAME_SCOPES, { optional: true })
  enforce_unique_usernames?: UniqueUsernames;

  /** Whether tokens of users may be unsigned: for development only. */
  @Field.boolean({ optional: true })
  disable_auth_checks?: boolean;

  /** Whether users may do everything: for development only. */
  @Field.boolean({ optional: true })
  disable_permissions_checks?: boolean;

  @Field.boolean({ optional: true })
  guest_user_creation_disabled?: boolean;

  /** Tokens of any user issued before this moment are refused; `null` undoes it. */
  @Field.date({ optional: true, nullable: true })
  revoke_tokens_issued_before?: Date | null;

  /** Replaces all hooks: send those that stay again, with their secrets, which `GET` does not show. */
  @Field.nested(() => EventHookBody, { list: true, optional: true })
  event_hooks?: EventHookBody[];
}

export class EventHook extends EventHookFields {
  created_at?: Date;
  updated_at?: Date;
}

/** The settings of the app that matter for video, without secrets. */
export class AppSettings {
  id!: number;
  name!: string;
  organization!: string;
  /** The region. */
  placement!: string;
  /** Permission ids of the app by role. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  grants!: Record<string, string[]>;
  multi_tenant_enabled!: boolean;
  @ApiProperty({ enum: UNIQUE_USERNAME_SCOPES })
  enforce_unique_usernames!: UniqueUsernames;
  disable_auth_checks!: boolean;
  disable_permissions_checks!: boolean;
  guest_user_creation_disabled!: boolean;
  suspended!: boolean;
  revoke_tokens_issued_before?: Date | null;
  event_hooks!: EventHook[];
}

export class CheckSNSBody implements CheckSNSRequest {
  /** The access key of AWS. Default: that of the app. */
  @Field.text({ optional: true })
  sns_key?: string;

  /** A secret. */
  @Field.text({ optional: true })
  sns_secret?: string;

  @Field.text({ optional: true })
  sns_topic_arn?: string;
}

export class CheckSQSBody implements CheckSQSRequest {
  /** The access key of AWS. Default: that of the app. */
  @Field.text({ optional: true })
  sqs_key?: string;

  /** A secret. */
  @Field.text({ optional: true })
  sqs_secret?: string;

  @Field.text({ optional: true })
  sqs_url?: string;
}

export class CheckedQueue implements Pick<CheckSNSResponse, 'status' | 'error'> {
  @ApiProperty({ enum: ['ok', 'error'] })
  status!: 'ok' | 'error';
  /** What is wrong. */
  error?: string;
}

/** Without a platform, the limits of all are returned. */
export class RateLimitsQuery {
  @QueryField.boolean({ optional: true })
  server_side?: boolean;

  @QueryField.boolean({ optional: true })
  android?: boolean;

  @QueryField.boolean({ optional: true })
  ios?: boolean;

  @QueryField.boolean({ optional: true })
  web?: boolean;

  @QueryField.boolean({ optional: true })
  unity?: boolean;

  /**
   * Names of operations of Stream, separated by commas. Default: all.
   * @example 'GetCall,QueryCalls'
   */
  @Field.text({ notEmpty: true, optional: true })
  endpoints?: string;
}

export class RateLimitInfo implements LimitInfoResponse {
  /** Requests per minute. */
  limit!: number;
  remaining!: number;
  /** When the window ends, in unix seconds. */
  reset!: number;
}

/** The limits of each platform by operation. */
export class RateLimits extends DurationResponse implements GetRateLimitsResponse {
  @DocumentedMapOf(RateLimitInfo)
  server_side?: Record<string, RateLimitInfo>;
  @DocumentedMapOf(RateLimitInfo)
  android?: Record<string, RateLimitInfo>;
  @DocumentedMapOf(RateLimitInfo)
  ios?: Record<string, RateLimitInfo>;
  @DocumentedMapOf(RateLimitInfo)
  web?: Record<string, RateLimitInfo>;
  @DocumentedMapOf(RateLimitInfo)
  unity?: Record<string, RateLimitInfo>;
}
