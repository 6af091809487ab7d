import type {
  CallAcceptedEvent,
  CallBlockedUserEvent,
  CallCreatedEvent,
  CallDeletedEvent,
  CallEndedEvent,
  CallKickedUserEvent,
  CallLiveStartedEvent,
  CallMemberAddedEvent,
  CallMemberRemovedEvent,
  CallMemberUpdatedEvent,
  CallMemberUpdatedPermissionEvent,
  CallMissedEvent,
  CallModerationBlurEvent,
  CallModerationWarningEvent,
  CallNotificationEvent,
  CallPermissionRequestEvent,
  CallPermissionsUpdatedEvent,
  CallRejectedEvent,
  CallRingEvent,
  CallUnblockedUserEvent,
  CallUpdatedEvent,
  CallUserMutedEvent,
} from './call-events';
import type {
  CallClosedCaptionEvent,
  CallClosedCaptionsFailedEvent,
  CallClosedCaptionsStartedEvent,
  CallClosedCaptionsStoppedEvent,
  CallFrameRecordingFailedEvent,
  CallFrameRecordingReadyEvent,
  CallFrameRecordingStartedEvent,
  CallFrameRecordingStoppedEvent,
  CallHlsBroadcastingFailedEvent,
  CallHlsBroadcastingStartedEvent,
  CallHlsBroadcastingStoppedEvent,
  CallRecordingFailedEvent,
  CallRecordingReadyEvent,
  CallRecordingStartedEvent,
  CallRecordingStoppedEvent,
  CallRtmpBroadcastFailedEvent,
  CallRtmpBroadcastStartedEvent,
  CallRtmpBroadcastStoppedEvent,
  CallTranscriptionFailedEvent,
  CallTranscriptionReadyEvent,
  CallTranscriptionStartedEvent,
  CallTranscriptionStoppedEvent,
} from './call-recording-events';
import type {
  CallDtmfEvent,
  CallReactionNewEvent,
  CallSessionEndedEvent,
  CallSessionParticipantCountUpdatedEvent,
  CallSessionParticipantJoinedEvent,
  CallSessionParticipantLeftEvent,
  CallSessionStartedEvent,
  CallStatsReportReadyEvent,
  CallUserFeedbackSubmittedEvent,
} from './call-session-events';
import type { CustomCallEvent } from './custom-event';
import type {
  ExportChannelsErrorEvent,
  ExportChannelsSuccessEvent,
  ExportUsersErrorEvent,
  ExportUsersSuccessEvent,
} from './export-events';
import type { IngressErrorEvent, IngressStartedEvent, IngressStoppedEvent } from './ingress-events';
import type {
  UserBannedEvent,
  UserDeactivatedEvent,
  UserDeletedEvent,
  UserReactivatedEvent,
  UserUnbannedEvent,
  UserUpdatedEvent,
} from './user-events';
import type { StreamEventType } from './stream-event-types';

/** The event of each type in Stream's catalogue. */
export interface StreamEventMap {
  'call.accepted': CallAcceptedEvent;
  'call.blocked_user': CallBlockedUserEvent;
  'call.closed_caption': CallClosedCaptionEvent;
  'call.closed_captions_failed': CallClosedCaptionsFailedEvent;
  'call.closed_captions_started': CallClosedCaptionsStartedEvent;
  'call.closed_captions_stopped': CallClosedCaptionsStoppedEvent;
  'call.created': CallCreatedEvent;
  'call.deleted': CallDeletedEvent;
  'call.dtmf': CallDtmfEvent;
  'call.ended': CallEndedEvent;
  'call.frame_recording_failed': CallFrameRecordingFailedEvent;
  'call.frame_recording_ready': CallFrameRecordingReadyEvent;
  'call.frame_recording_started': CallFrameRecordingStartedEvent;
  'call.frame_recording_stopped': CallFrameRecordingStoppedEvent;
  'call.hls_broadcasting_failed': CallHlsBroadcastingFailedEvent;
  'call.hls_broadcasting_started': CallHlsBroadcastingStartedEvent;
  'call.hls_broadcasting_stopped': CallHlsBroadcastingStoppedEvent;
  'call.kicked_user': CallKickedUserEvent;
  'call.live_started': CallLiveStartedEvent;
  'call.member_added': CallMemberAddedEvent;
  'call.member_removed': CallMemberRemovedEvent;
  'call.member_updated': CallMemberUpdatedEvent;
  'call.member_updated_permission': CallMemberUpdatedPermissionEvent;
  'call.missed': CallMissedEvent;
  'call.moderation_blur': CallModerationBlurEvent;
  'call.moderation_warning': CallModerationWarningEvent;
  'call.notification': CallNotificationEvent;
  'call.permission_request': CallPermissionRequestEvent;
  'call.permissions_updated': CallPermissionsUpdatedEvent;
  'call.reaction_new': CallReactionNewEvent;
  'call.recording_failed': CallRecordingFailedEvent;
  'call.recording_ready': CallRecordingReadyEvent;
  'call.recording_started': CallRecordingStartedEvent;
  'call.recording_stopped': CallRecordingStoppedEvent;
  'call.rejected': CallRejectedEvent;
  'call.ring': CallRingEvent;
  'call.rtmp_broadcast_failed': CallRtmpBroadcastFailedEvent;
  'call.rtmp_broadcast_started': CallRtmpBroadcastStartedEvent;
  'call.rtmp_broadcast_stopped': CallRtmpBroadcastStoppedEvent;
  'call.session_ended': CallSessionEndedEvent;
  'call.session_participant_count_updated': CallSessionParticipantCountUpdatedEvent;
  'call.session_participant_joined': CallSessionParticipantJoinedEvent;
  'call.session_participant_left': CallSessionParticipantLeftEvent;
  'call.session_started': CallSessionStartedEvent;
  'call.stats_report_ready': CallStatsReportReadyEvent;
  'call.transcription_failed': CallTranscriptionFailedEvent;
  'call.transcription_ready': CallTranscriptionReadyEvent;
  'call.transcription_started': CallTranscriptionStartedEvent;
  'call.transcription_stopped': CallTranscriptionStoppedEvent;
  'call.unblocked_user': CallUnblockedUserEvent;
  'call.updated': CallUpdatedEvent;
  'call.user_feedback_submitted': CallUserFeedbackSubmittedEvent;
  'call.user_muted': CallUserMutedEvent;
  custom: CustomCallEvent;
  'export.channels.error': ExportChannelsErrorEvent;
  'export.channels.success': ExportChannelsSuccessEvent;
  'export.users.error': ExportUsersErrorEvent;
  'export.users.success': ExportUsersSuccessEvent;
  'ingress.error': IngressErrorEvent;
  'ingress.started': IngressStartedEvent;
  'ingress.stopped': IngressStoppedEvent;
  'user.banned': UserBannedEvent;
  'user.deactivated': UserDeactivatedEvent;
  'user.deleted': UserDeletedEvent;
  'user.reactivated': UserReactivatedEvent;
  'user.unbanned': UserUnbannedEvent;
  'user.updated': UserUpdatedEvent;
}

/** An event of Stream's catalogue, told apart by `type`. Dates are `Date`; `custom` is as it was written. */
export type StreamEvent = StreamEventMap[StreamEventType];

/** Never a value: a type that TypeScript can tell from every literal, so that `switch (event.type)` narrows. */
declare enum UncataloguedType {
  Any = 'a type that is not in the catalogue',
}

/** An event of a type that is not in the catalogue, such as one Stream added later. */
export interface UnknownStreamEvent {
  /** Any text that is not one of `STREAM_EVENT_TYPES`. */
  type: UncataloguedType;
  created_at?: Date;
  call_cid?: string;
  readonly [field: string]: unknown;
}
