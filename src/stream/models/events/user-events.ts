import type { AppEventEnvelope, EventMember, EventUser } from './event-parts';

/** A user who existed was written again. Stream has no event for the creation of one. */
export interface UserUpdatedEvent extends AppEventEnvelope<'user.updated'> {
  user: EventUser;
  members?: EventMember[];
}

interface ModerationEvent<Type extends string> extends AppEventEnvelope<Type> {
  user: EventUser;
  created_by?: EventUser;
  team?: string;
  shadow?: boolean;
  /** The chat channel, when it is not for the whole app. */
  cid?: string;
  channel_id?: string;
  channel_type?: string;
  channel_custom?: Record<string, unknown>;
  channel_member_count?: number;
  channel_message_count?: number;
}

export interface UserBannedEvent extends ModerationEvent<'user.banned'> {
  /** When the ban ends; absent for one without end. */
  expiration?: Date;
  reason?: string;
  review_queue_item_id?: string;
  total_bans?: number;
}

export type UserUnbannedEvent = ModerationEvent<'user.unbanned'>;

export interface UserDeactivatedEvent extends AppEventEnvelope<'user.deactivated'> {
  user: EventUser;
  created_by?: EventUser;
}

export interface UserReactivatedEvent extends AppEventEnvelope<'user.reactivated'> {
  user: EventUser;
  created_by?: EventUser;
}

export interface UserDeletedEvent extends AppEventEnvelope<'user.deleted'> {
  user: EventUser;
  /** `soft`, `pruning` or `hard`; empty when it was not asked for. */
  delete_user: string;
  delete_conversation: string;
  delete_conversation_channels: boolean;
  delete_messages: string;
  hard_delete: boolean;
  mark_messages_deleted: boolean;
}
