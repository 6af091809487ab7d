import type { CallEventEnvelope, EventCall, EventParticipant, EventUser } from './event-parts';

/** The first participant came. */
export interface CallSessionStartedEvent extends CallEventEnvelope<'call.session_started'> {
  call: EventCall;
  session_id: string;
}

/** The last participant left and nobody came back in time, or the call was ended. */
export interface CallSessionEndedEvent extends CallEventEnvelope<'call.session_ended'> {
  call: EventCall;
  session_id: string;
}

export interface CallSessionParticipantJoinedEvent extends CallEventEnvelope<'call.session_participant_joined'> {
  participant: EventParticipant;
  session_id: string;
}

export interface CallSessionParticipantLeftEvent extends CallEventEnvelope<'call.session_participant_left'> {
  /** How long the participant was in. */
  duration_seconds: number;
  participant: EventParticipant;
  reason?: string;
  session_id: string;
}

export interface CallSessionParticipantCountUpdatedEvent extends CallEventEnvelope<'call.session_participant_count_updated'> {
  anonymous_participant_count: number;
  participants_count_by_role: Record<string, number>;
  session_id: string;
}

export interface CallReaction {
  type: string;
  /** Such as `:smile:`. */
  emoji_code?: string;
  custom?: Record<string, unknown>;
  user: EventUser;
}

export interface CallReactionNewEvent extends CallEventEnvelope<'call.reaction_new'> {
  reaction: CallReaction;
}

/** A participant of a call by telephone pressed a key. */
export interface CallDtmfEvent extends CallEventEnvelope<'call.dtmf'> {
  digit: string;
  duration_ms: number;
  seq_number: number;
  timestamp: Date;
  user: EventUser;
}

/** A user rated the call. */
export interface CallUserFeedbackSubmittedEvent extends CallEventEnvelope<'call.user_feedback_submitted'> {
  custom?: Record<string, unknown>;
  rating: number;
  reason?: string;
  sdk?: string;
  sdk_version?: string;
  session_id: string;
  user: EventUser;
}

export interface CallStatsParticipantCounts {
  live_sessions: number;
  participants: number;
  peak_concurrent_sessions: number;
  peak_concurrent_users: number;
  publishers: number;
  sessions: number;
  sfus_used: number;
  average_jitter_ms?: number;
  average_latency_ms?: number;
  avg_user_rating?: number;
  call_event_count?: number;
  cq_score?: number;
  max_freezes_duration_ms?: number;
  min_user_rating?: number;
  /** Seconds of all participants together. */
  total_participant_duration?: number;
}

/** One connection of a participant; Stream adds further measurements. */
export interface CallStatsParticipantSession {
  user_session_id: string;
  is_live: boolean;
  published_tracks: Record<string, unknown>;
  started_at?: Date;
  ended_at?: Date;
  publisher_type?: string;
  cq_score?: number;
  latency_ms?: number;
  jitter_ms?: number;
  freezes_duration_ms?: number;
  sdk?: string;
  sdk_version?: string;
  browser?: string;
  browser_version?: string;
  os?: string;
}

export interface CallStatsParticipant {
  user_id: string;
  name?: string;
  roles?: string[];
  latest_activity_at?: Date;
  sessions: CallStatsParticipantSession[];
}

/** The statistics of a finished session are there. */
export interface CallStatsReportReadyEvent extends CallEventEnvelope<'call.stats_report_ready'> {
  counts: CallStatsParticipantCounts;
  /** Whether `participants_overview` leaves some out. */
  is_trimmed?: boolean;
  participants_overview?: CallStatsParticipant[];
  session_id: string;
}
