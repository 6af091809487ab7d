import type { Wire } from '../../rest/wire';
import { JOHN, MINTED_TOKEN } from '../users.examples';
import type { CreatedGuest } from './guests.dto';

export const GUEST_EXAMPLES = {
  'somebody without an account': { user: { id: 'visitor', name: 'A visitor' } },
};

export const CREATED_GUEST = {
  user: { ...JOHN, id: 'd1a5c7b0-visitor', name: 'A visitor', role: 'guest', custom: {} },
  access_token: MINTED_TOKEN.token,
  api_key: MINTED_TOKEN.api_key,
} satisfies Wire<CreatedGuest>;
