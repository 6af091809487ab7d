import { IsBoolean, IsIn, IsString } from 'class-validator';
import { FreeForm } from './validation/free-form.decorator';
import { Nested } from './validation/nested.decorator';
import { Optional } from './validation/optional.decorator';

const SWITCH = [0, 1] as const;

/** Apple push; title and body are Handlebars templates over `call` and `user`. */
export class APNSPayload {
  /** @example '{{ user.display_name }} invites you to a call' */
  @Optional()
  @IsString()
  title?: string;

  @Optional()
  @IsString()
  body?: string;

  @Optional()
  @IsString()
  sound?: string;

  @Optional()
  @IsIn(SWITCH)
  'content-available'?: (typeof SWITCH)[number];

  @Optional()
  @IsIn(SWITCH)
  'mutable-content'?: (typeof SWITCH)[number];

  @Optional()
  @FreeForm()
  data?: Record<string, unknown>;
}

/** Firebase push. */
export class FCMPayload {
  @Optional()
  @FreeForm()
  data?: Record<string, unknown>;
}

export class EventNotificationSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @Optional()
  @Nested(() => APNSPayload)
  apns?: APNSPayload;

  @Optional()
  @Nested(() => FCMPayload)
  fcm?: FCMPayload;
}

/** Push notifications of a call type; events that are left out are unchanged. */
export class NotificationSettingsRequest {
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @Optional()
  @Nested(() => EventNotificationSettingsRequest)
  call_live_started?: EventNotificationSettingsRequest;

  @Optional()
  @Nested(() => EventNotificationSettingsRequest)
  call_missed?: EventNotificationSettingsRequest;

  @Optional()
  @Nested(() => EventNotificationSettingsRequest)
  call_notification?: EventNotificationSettingsRequest;

  @Optional()
  @Nested(() => EventNotificationSettingsRequest)
  call_ring?: EventNotificationSettingsRequest;

  @Optional()
  @Nested(() => EventNotificationSettingsRequest)
  session_started?: EventNotificationSettingsRequest;
}

export class EventNotificationSettingsResponse {
  enabled!: boolean;
  apns!: APNSPayload;
  fcm!: FCMPayload;
}

export class NotificationSettingsResponse {
  enabled!: boolean;
  call_live_started!: EventNotificationSettingsResponse;
  call_missed!: EventNotificationSettingsResponse;
  call_notification!: EventNotificationSettingsResponse;
  call_ring!: EventNotificationSettingsResponse;
  session_started!: EventNotificationSettingsResponse;
}
