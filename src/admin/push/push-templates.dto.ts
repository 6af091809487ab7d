import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT } from '../../stream/models/documentation/any-object';
import type { CheckPushRequest, CheckPushResponse } from '../../stream/push/check-push.model';
import type {
  GetPushTemplatesRequest,
  GetPushTemplatesResponse,
  PushTemplateEvent,
  PushTemplateResponse,
  UpsertPushTemplateRequest,
  UpsertPushTemplateResponse,
} from '../../stream/push/push-template.model';
import { PUSH_PROVIDERS, type PushProvider } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import { PUSH_PROVIDER_NAME_MAX_LENGTH } from '../../stream/models/limits';
import { DurationResponse } from '../../stream/models/response.model';

const TEMPLATE_EVENTS = [
  'message.new',
  'message.updated',
  'reaction.new',
  'notification.reminder_due',
  'feeds.activity.added',
  'feeds.comment.added',
  'feeds.activity.reaction.added',
  'feeds.comment.reaction.added',
  'feeds.follow.created',
  'feeds.notification_feed.updated',
] as const satisfies readonly PushTemplateEvent[];

const CHECKED_EVENTS = [
  'message.new',
  'message.updated',
  'reaction.new',
  'reaction.updated',
  'notification.reminder_due',
] as const;

export class PushTemplatesQuery implements GetPushTemplatesRequest {
  /** @example 'firebase' */
  @Field.enum(PUSH_PROVIDERS)
  push_provider_type!: PushProvider;

  @Field.text({ maxLength: PUSH_PROVIDER_NAME_MAX_LENGTH, optional: true })
  push_provider_name?: string;
}

export class PushTemplateBody extends PushTemplatesQuery implements UpsertPushTemplateRequest {
  @Field.enum(TEMPLATE_EVENTS)
  event_type!: PushTemplateEvent;

  /** Whether the event is pushed at all. */
  @Field.boolean({ optional: true })
  enable_push?: boolean;

  /** A Handlebars template of JSON. */
  @Field.text({ optional: true })
  template?: string;
}

export class PushTemplate implements PushTemplateResponse {
  /** @example 'message.new' */
  event_type!: string;
  push_provider_internal_id!: string;
  enable_push!: boolean;
  template?: string;
  created_at!: Date;
  updated_at!: Date;
}

export class PushTemplateList extends DurationResponse implements GetPushTemplatesResponse {
  templates!: PushTemplate[];
}

export class WrittenPushTemplate extends DurationResponse implements UpsertPushTemplateResponse {
  template?: PushTemplate;
}

export class CheckPushBody implements Omit<CheckPushRequest, 'user'> {
  /**
   * The user whose devices get the test message.
   * @example 'john'
   */
  @Field.userId({ optional: true })
  user_id?: string;

  /** Default: `message.new`. */
  @Field.enum(CHECKED_EVENTS, { optional: true })
  event_type?: (typeof CHECKED_EVENTS)[number];

  @Field.enum(PUSH_PROVIDERS, { optional: true })
  push_provider_type?: PushProvider;

  @Field.text({ maxLength: PUSH_PROVIDER_NAME_MAX_LENGTH, optional: true })
  push_provider_name?: string;

  /** The Chat message to push. */
  @Field.text({ notEmpty: true, optional: true })
  message_id?: string;

  /** Templates to try in place of the configured ones. */
  @Field.text({ optional: true })
  apn_template?: string;

  @Field.text({ optional: true })
  firebase_template?: string;

  @Field.text({ optional: true })
  firebase_data_template?: string;

  /** Renders the templates even if the user has no device. Default: false. */
  @Field.boolean({ optional: true })
  skip_devices?: boolean;
}

export class CheckedPush extends DurationResponse implements CheckPushResponse {
  event_type?: string;
  /** By device id. */
  @ApiPropertyOptional(ANY_OBJECT)
  device_errors?: NonNullable<CheckPushResponse['device_errors']>;
  general_errors?: string[];
  rendered_apn_template?: string;
  rendered_firebase_template?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  rendered_message?: Record<string, string>;
  skip_devices?: boolean;
}
