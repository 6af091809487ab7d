import { DocumentedMapOf } from './documentation/own-schemas';
import { Field } from './fields/field';
import { NotificationSettingsRequest, NotificationSettingsResponse } from './notification-settings.model';
import { DurationResponse } from './response.model';
import { CallSettingsRequest, CallSettingsResponse } from './settings/call-settings.model';

/** The parts of a call type that can be written; a part, section or role that is left out is unchanged. */
export class CallTypeSettings {
  @Field.nested(() => CallSettingsRequest, { optional: true })
  settings?: CallSettingsRequest;

  /**
   * Permission ids by role. The list of each role named is replaced; `[]` clears it.
   * @example { "host": ["join-backstage"] }
   */
  @Field.mapOfStringLists({ optional: true })
  grants?: Record<string, string[]>;

  @Field.nested(() => NotificationSettingsRequest, { optional: true })
  notification_settings?: NotificationSettingsRequest;

  /** The name of the storage for recordings and transcriptions. */
  @Field.text({ optional: true })
  external_storage?: string;
}

export class CreateCallTypeRequest extends CallTypeSettings {
  /**
   * Letters, digits, `_` and `-`; at most 64 characters.
   * @example 'webinar'
   */
  @Field.callTypeName()
  name!: string;
}

export interface UpdateCallTypeRequest extends CallTypeSettings {
  /** The call type to change. */
  name: string;
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

/** The response of creating, reading and updating a call type. */
export class CallTypeDetailsResponse extends CallTypeResponse {
  /** @example '3.21ms' */
  duration!: string;
}

export class ListCallTypeResponse extends DurationResponse {
  /** The call types by name. */
  @DocumentedMapOf(CallTypeResponse)
  call_types!: Record<string, CallTypeResponse>;
}
