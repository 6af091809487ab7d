import { IsString } from 'class-validator';
import { DocumentedMapOf } from './documentation/own-schemas';
import { NotificationSettingsRequest, NotificationSettingsResponse } from './notification-settings.model';
import { DurationResponse } from './response.model';
import { CallSettingsRequest, CallSettingsResponse } from './settings/call-settings.model';
import { CallTypeName } from './validation/identifier.decorator';
import { MapOfStringLists } from './validation/map-of.decorator';
import { Nested } from './validation/nested.decorator';
import { Optional } from './validation/optional.decorator';

/** The parts of a call type that can be written; a part, section or role that is left out is unchanged. */
export class CallTypeSettings {
  @Optional()
  @Nested(() => CallSettingsRequest)
  settings?: CallSettingsRequest;

  /**
   * Permission ids by role. The list of each role named is replaced; `[]` clears it.
   * @example { "host": ["join-backstage"] }
   */
  @Optional()
  @MapOfStringLists()
  grants?: Record<string, string[]>;

  @Optional()
  @Nested(() => NotificationSettingsRequest)
  notification_settings?: NotificationSettingsRequest;

  /** The name of the storage for recordings and transcriptions. */
  @Optional()
  @IsString()
  external_storage?: string;
}

export class CreateCallTypeRequest extends CallTypeSettings {
  /**
   * Letters, digits, `_` and `-`; at most 64 characters.
   * @example 'webinar'
   */
  @CallTypeName()
  name!: string;
}

export class UpdateCallTypeRequest extends CallTypeSettings {
  /** The call type to change. */
  name!: string;
}

/** What people may do, and how calls behave, for every call of the type. */
export class CallTypeResponse {
  /** @example 'default' */
  name!: string;
  settings!: CallSettingsResponse;
  /** Permission ids by role. */
  grants!: Record<string, string[]>;
  notification_settings!: NotificationSettingsResponse;
  external_storage?: string;
  created_at!: Date;
  updated_at!: Date;
}

/** The answer of creating, reading and updating a call type. */
export class CallTypeDetailsResponse extends CallTypeResponse {
  /** @example '3.21ms' */
  duration!: string;
}

export class ListCallTypeResponse extends DurationResponse {
  /** The call types by name. */
  @DocumentedMapOf(CallTypeResponse)
  call_types!: Record<string, CallTypeResponse>;
}
