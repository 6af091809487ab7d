import type { CallParticipantResponse } from '../models/call-session.model';
import type { CallState } from '../models/call.model';
import type { FilterConditions } from '../models/query.model';
import type { DurationResponse } from '../models/response.model';
import type { UserRequest } from '../models/user.model';

export interface KickUserRequest {
  readonly user_id: string;
  /** Also keeps the user out, as `blockUser` does. Default: false. */
  readonly block?: boolean;
  /** The user who kicks. */
  readonly kicked_by_id?: string;
  /** The same, as a user to be written. */
  readonly kicked_by?: UserRequest;
}

/** Names what a participant sends. */
export interface PinRequest {
  readonly user_id: string;
  /** The participant's `user_session_id`. */
  readonly session_id: string;
}

export type UnpinRequest = PinRequest;

export interface QueryCallParticipantsRequest {
  readonly filter_conditions?: FilterConditions;
  /** Participants to return, at most 100. */
  readonly limit?: number;
}

/** The call, and who is connected to it. */
export interface QueryCallParticipantsResponse extends DurationResponse, CallState {
  participants: CallParticipantResponse[];
  /** Of the call, however many are returned. */
  total_participants: number;
}
