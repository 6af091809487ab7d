import type { CallParticipantResponse, CallSessionResponse } from '../call-session.model';
import type { CallResponse } from '../call.model';
import type { MemberResponse } from '../member.model';
import type { UserResponse } from '../user.model';

/** A user inside an event, which lacks some fields that responses of the API have. */
export interface EventUser
  extends
    Omit<UserResponse, 'devices' | 'shadow_banned' | 'invisible' | 'custom'>,
    Partial<Pick<UserResponse, 'invisible' | 'custom'>> {}

/** A member inside an event. */
export interface EventMember extends Omit<MemberResponse, 'user'> {
  user: EventUser;
}

/** A participant of the call's session inside an event. */
export interface EventParticipant extends Omit<CallParticipantResponse, 'user'> {
  user: EventUser;
}

/** The session of a call inside an event. */
export interface EventCallSession extends Omit<CallSessionResponse, 'participants'> {
  participants: EventParticipant[];
}

/** A call inside an event: as the API returns it, with the users of events. */
export interface EventCall extends Omit<CallResponse, 'created_by' | 'session'> {
  created_by: EventUser;
  /** `null` until somebody rings or joins. */
  session?: EventCallSession | null;
}

/** The request that caused an event. Every field may be missing. */
export interface EventRequestInfo {
  /** `server` or `client`. */
  type?: string;
  ip?: string;
  user_agent?: string;
  sdk?: string;
  /** The value of the request's header `x-stream-ext`. */
  ext?: string;
}

/** What every event has. */
export interface EventEnvelope<Type extends string> {
  type: Type;
  /** When it happened, by Stream's clock. */
  created_at: Date;
  request_info?: EventRequestInfo;
}

/** What every event about a call has. */
export interface CallEventEnvelope<Type extends string> extends EventEnvelope<Type> {
  /** `<type>:<id>` of the call. */
  call_cid: string;
}

/** What events about users and tasks have. */
export interface AppEventEnvelope<Type extends string> extends EventEnvelope<Type> {
  received_at?: Date;
  custom?: Record<string, unknown>;
}
