import type { Wire } from '../../rest/wire';
import { MEMBER } from '../calls.examples';
import type { FoundParticipants } from './participants.dto';

export const QUERY_PARTICIPANTS_EXAMPLES = {
  everyone: {},
  'a user': { filter_conditions: { user_id: 'jack' }, limit: 10 },
};

export const PARTICIPANTS = {
  participants: [
    {
      user: MEMBER.user,
      user_session_id: '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90',
      role: 'user',
      joined_at: '2026-01-15T09:30:00.000Z',
    },
  ],
  total_participants: 1,
} satisfies Wire<FoundParticipants>;

export const EVENT_EXAMPLES = {
  'a raised hand': { user_id: 'john', custom: { type: 'hand-raised' } },
};
