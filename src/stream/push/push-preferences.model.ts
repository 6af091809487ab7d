import type { DurationResponse } from '../models/response.model';

/** `default` takes the setting of the app. */
export type PushLevel = 'all' | 'none' | 'default';

/** `mentions` is the old name of `direct_mentions`. */
export type ChatPushLevel = PushLevel | 'mentions' | 'direct_mentions' | 'all_mentions';

/** What a user is notified of in Chat. */
export interface ChatPushPreferences {
  default_preference?: 'all' | 'none';
  channel_mentions?: 'all' | 'none';
  direct_mentions?: 'all' | 'none';
  group_mentions?: 'all' | 'none';
  here_mentions?: 'all' | 'none';
  role_mentions?: 'all' | 'none';
  thread_replies?: 'all' | 'none';
}

/** What a user is notified of in Feeds. */
export interface FeedsPushPreferences {
  comment?: 'all' | 'none';
  comment_mention?: 'all' | 'none';
  comment_reaction?: 'all' | 'none';
  comment_reply?: 'all' | 'none';
  follow?: 'all' | 'none';
  mention?: 'all' | 'none';
  reaction?: 'all' | 'none';
  /** By the type of the activity. */
  custom_activity_types?: Record<string, 'all' | 'none'>;
}

/** A change of a user's preferences. Omitted levels stay as they are. */
export interface PushPreferenceInput {
  readonly user_id: string;
  /** Of ringing and missed calls. */
  readonly call_level?: PushLevel;
  readonly chat_level?: ChatPushLevel;
  readonly feeds_level?: PushLevel;
  /** The Chat channel that the preferences are for. Default: all. */
  readonly channel_cid?: string;
  readonly chat_preferences?: Readonly<ChatPushPreferences>;
  readonly feeds_preferences?: Readonly<FeedsPushPreferences>;
  /** Sends no pushes until then. */
  readonly disabled_until?: Date;
  /** Undoes `disabled_until`. */
  readonly remove_disable?: boolean;
}

export interface UpsertPushPreferencesRequest {
  readonly preferences: readonly PushPreferenceInput[];
}

export interface ChannelPushPreferencesResponse {
  chat_level?: ChatPushLevel;
  chat_preferences?: ChatPushPreferences;
  disabled_until?: Date;
}

export interface PushPreferencesResponse extends ChannelPushPreferencesResponse {
  call_level?: PushLevel;
  feeds_level?: PushLevel;
  feeds_preferences?: FeedsPushPreferences;
}

export interface UpsertPushPreferencesResponse extends DurationResponse {
  /** By user id. */
  user_preferences: Record<string, PushPreferencesResponse>;
  /** By user id and channel cid; only the channels of the request. */
  user_channel_preferences: Record<string, Record<string, ChannelPushPreferencesResponse>>;
}
