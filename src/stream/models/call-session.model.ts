import { ApiProperty } from '@nestjs/swagger';
import { UserResponse } from './user.model';

export class CallParticipantResponse {
  user!: UserResponse;
  user_session_id!: string;
  role!: string;
  joined_at!: Date;
}

const DATES_BY_USER = {
  type: 'object',
  additionalProperties: { type: 'string', format: 'date-time' },
} as const;

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
  @ApiProperty(DATES_BY_USER)
  accepted_by!: Record<string, Date>;
  @ApiProperty(DATES_BY_USER)
  rejected_by!: Record<string, Date>;
  @ApiProperty(DATES_BY_USER)
  missed_by!: Record<string, Date>;
}
