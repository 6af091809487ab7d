import type { PushProvider } from '../models/enums';
import type { DurationResponse } from '../models/response.model';

/** Events of Stream Chat and Stream Feeds that have templates. */
export type PushTemplateEvent =
  | 'message.new'
  | 'message.updated'
  | 'reaction.new'
  | 'notification.reminder_due'
  | 'feeds.activity.added'
  | 'feeds.comment.added'
  | 'feeds.activity.reaction.added'
  | 'feeds.comment.reaction.added'
  | 'feeds.follow.created'
  | 'feeds.notification_feed.updated';

export interface GetPushTemplatesRequest {
  readonly push_provider_type: PushProvider;
  readonly push_provider_name?: string;
}

export interface UpsertPushTemplateRequest {
  readonly event_type: PushTemplateEvent;
  readonly push_provider_type: PushProvider;
  readonly push_provider_name?: string;
  /** Whether the event is pushed at all. */
  readonly enable_push?: boolean;
  /** A Handlebars template of JSON. */
  readonly template?: string;
}

export interface PushTemplateResponse {
  event_type: string;
  push_provider_internal_id: string;
  enable_push: boolean;
  template?: string;
  created_at: Date;
  updated_at: Date;
}

export interface GetPushTemplatesResponse extends DurationResponse {
  templates: PushTemplateResponse[];
}

export interface UpsertPushTemplateResponse extends DurationResponse {
  template?: PushTemplateResponse;
}
