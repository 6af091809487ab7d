import type { OwnCapability } from '../enums';
import type { CallEventEnvelope, EventCall, EventMember, EventUser } from './event-parts';

/** A call was created by the first request for it. */
export interface CallCreatedEvent extends CallEventEnvelope<'call.created'> {
  call: EventCall;
  members: EventMember[];
}

export interface CallUpdatedEvent extends CallEventEnvelope<'call.updated'> {
  call: EventCall;
  /** The capabilities each role has on the call. */
  capabilities_by_role: Record<string, string[]>;
}

export interface CallDeletedEvent extends CallEventEnvelope<'call.deleted'> {
  call: EventCall;
}

/** A call was ended for everybody: by a user, the limit on its duration, or a ring nobody answered. */
export interface CallEndedEvent extends CallEventEnvelope<'call.ended'> {
  call: EventCall;
  members?: EventMember[];
  reason?: string;
  /** Who ended it; absent when nobody did. */
  user?: EventUser;
}

/** A call left its backstage. */
export interface CallLiveStartedEvent extends CallEventEnvelope<'call.live_started'> {
  call: EventCall;
}

export interface CallMemberAddedEvent extends CallEventEnvelope<'call.member_added'> {
  call: EventCall;
  members: EventMember[];
}

export interface CallMemberRemovedEvent extends CallEventEnvelope<'call.member_removed'> {
  call: EventCall;
  /** Ids of the users, unlike the other events about members. */
  members: string[];
}

export interface CallMemberUpdatedEvent extends CallEventEnvelope<'call.member_updated'> {
  call: EventCall;
  members: EventMember[];
}

/** The roles of members changed. */
export interface CallMemberUpdatedPermissionEvent extends CallEventEnvelope<'call.member_updated_permission'> {
  call: EventCall;
  capabilities_by_role: Record<string, string[]>;
  members: EventMember[];
}

export interface CallBlockedUserEvent extends CallEventEnvelope<'call.blocked_user'> {
  blocked_by_user?: EventUser;
  user: EventUser;
}

export interface CallUnblockedUserEvent extends CallEventEnvelope<'call.unblocked_user'> {
  user: EventUser;
}

export interface CallKickedUserEvent extends CallEventEnvelope<'call.kicked_user'> {
  kicked_by_user?: EventUser;
  user: EventUser;
}

export interface CallUserMutedEvent extends CallEventEnvelope<'call.user_muted'> {
  from_user_id: string;
  muted_user_ids: string[];
  reason: string;
}

/** A user asked for capabilities. */
export interface CallPermissionRequestEvent extends CallEventEnvelope<'call.permission_request'> {
  permissions: string[];
  user: EventUser;
}

/** A user was given capabilities on the call, or lost some. */
export interface CallPermissionsUpdatedEvent extends CallEventEnvelope<'call.permissions_updated'> {
  own_capabilities: OwnCapability[];
  user: EventUser;
}

/** Stream's moderation blurs the video of a user. */
export interface CallModerationBlurEvent extends CallEventEnvelope<'call.moderation_blur'> {
  custom: Record<string, unknown>;
  user_id: string;
}

/** Stream's moderation warns a user. */
export interface CallModerationWarningEvent extends CallEventEnvelope<'call.moderation_warning'> {
  custom: Record<string, unknown>;
  message: string;
  user_id: string;
}

/** A callee accepted a ringing call. */
export interface CallAcceptedEvent extends CallEventEnvelope<'call.accepted'> {
  call: EventCall;
  user: EventUser;
}

/** A callee rejected a ringing call. */
export interface CallRejectedEvent extends CallEventEnvelope<'call.rejected'> {
  call: EventCall;
  reason?: string;
  user: EventUser;
}

/** A callee did not answer in time. */
export interface CallMissedEvent extends CallEventEnvelope<'call.missed'> {
  call: EventCall;
  members: EventMember[];
  notify_user: boolean;
  session_id: string;
  /** Who rang. */
  user: EventUser;
}

/** A call rings its members. */
export interface CallRingEvent extends CallEventEnvelope<'call.ring'> {
  call: EventCall;
  members: EventMember[];
  session_id: string;
  /** Who rings. */
  user: EventUser;
  /** Whether it is a video call. */
  video: boolean;
}

/** Members were notified of a call without ringing. */
export interface CallNotificationEvent extends CallEventEnvelope<'call.notification'> {
  call: EventCall;
  members: EventMember[];
  session_id: string;
  user: EventUser;
}
