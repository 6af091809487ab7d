import { Field } from './fields/field';

const SWITCH = [0, 1] as const;

/** Apple push; title and body are Handlebars templates over `call` and `user`. */
export class APNSPayload {
  /** @example '{{ user.display_name }} invites you to a call' */
  @Field.text({ optional: true })
  title?: string;

  @Field.text({ optional: true })
  body?: string;

  @Field.text({ optional: true })
  sound?: string;

  @Field.enum(SWITCH, { optional: true })
  'content-available'?: (typeof SWITCH)[number];

  @Field.enum(SWITCH, { optional: true })
  'mutable-content'?: (typeof SWITCH)[number];

  @Field.freeForm({ optional: true })
  data?: Record<string, unknown>;
}

/** Firebase push. */
export class FCMPayload {
  @Field.freeForm({ optional: true })
  data?: Record<string, unknown>;
}

export class EventNotificationSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.nested(() => APNSPayload, { optional: true })
  apns?: APNSPayload;

  @Field.nested(() => FCMPayload, { optional: true })
  fcm?: FCMPayload;
}

/** Push notifications of a call type; events that are left out are unchanged. */
export class NotificationSettingsRequest {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.nested(() => EventNotificationSettingsRequest, { optional: true })
  call_live_started?: EventNotificationSettingsRequest;

  @Field.nested(() => EventNotificationSettingsRequest, { optional: true })
  call_missed?: EventNotificationSettingsRequest;

  @Field.nested(() => EventNotificationSettingsRequest, { optional: true })
  call_notification?: EventNotificationSettingsRequest;

  @Field.nested(() => EventNotificationSettingsRequest, { optional: true })
  call_ring?: EventNotificationSettingsRequest;

  @Field.nested(() => EventNotificationSettingsRequest, { optional: true })
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
