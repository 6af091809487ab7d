import { UserResponse } from './user.model';

export class CallParticipantResponse {
  user!: UserResponse;
  user_session_id!: string;
  role!: string;
  joined_at!: Date;
}

/** From the first participant's coming to the last one's leaving; begins earlier when the call rings. */
export class CallSessionResponse {
  id!: string;
  /** `null` while the call only rings. */
  started_at?: Date | null;
  ended_at?: Date | null;
  live_started_at?: Date | null;
  live_ended_at?: Date | null;
  /** When the limit on the duration ends the call. */
  timer_ends_at?: Date | null;
  participants!: CallParticipantResponse[];
  participants_count_by_role!: Record<string, number>;
  anonymous_participant_count!: number;
  /** When each callee accepted, by user id. */
  accepted_by!: Record<string, Date>;
  rejected_by!: Record<string, Date>;
  missed_by!: Record<string, Date>;
}
