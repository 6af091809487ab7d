import type { Wire } from '../rest/wire';
import type { SessionResponse } from '../stream/models/session.model';
import type { GetTaskResponse } from '../stream/models/task.model';
import type { FullUserResponse, UserResponse } from '../stream/models/user.model';

/** John, as answers about one user show him. */
export const JOHN = {
  id: 'john',
  name: 'John',
  image: 'https://example.com/john.png',
  custom: { color: 'red' },
  language: '',
  role: 'user',
  teams: [],
  created_at: '2026-01-15T09:30:00.000Z',
  updated_at: '2026-01-15T09:30:00.000Z',
  banned: false,
  online: false,
  invisible: false,
  shadow_banned: false,
  blocked_user_ids: [],
  devices: [],
} satisfies Wire<UserResponse>;

/** John, as the lists of users show him. */
export const JOHN_IN_FULL = {
  ...JOHN,
  mutes: [],
  channel_mutes: [],
  unread_count: 0,
  total_unread_count: 0,
  unread_channels: 0,
  unread_threads: 0,
} satisfies Wire<FullUserResponse>;

export const UPSERT_EXAMPLES = {
  'two users': {
    users: [
      { id: 'john', name: 'John', image: 'https://example.com/john.png', custom: { color: 'red' } },
      { id: 'jack', name: 'Jack' },
    ],
  },
};

export const UPDATE_EXAMPLES = {
  'a new name and colour': { set: { name: 'Johnny', custom: { color: 'blue' } } },
  'no picture': { unset: ['image'] },
};

export const QUERY_EXAMPLES = {
  'everybody, by name': { filter_conditions: {}, sort: [{ field: 'name', direction: 1 }], limit: 25 },
  'some by id': { filter_conditions: { id: { $in: ['john', 'jack'] } } },
  'by custom data': { filter_conditions: { color: 'red' } },
};

export const MINT_EXAMPLES = {
  'one hour': {},
  'a host of one call': { validity_in_seconds: 600, call_cids: ['default:standup'], role: 'host' },
};

export const REVOKE_EXAMPLES = {
  'all until now': {},
  'all until then': { before: '2026-01-15T09:30:00Z' },
};

export const MINTED_TOKEN = {
  user_id: 'john',
  token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoiam9obiJ9.c2lnbmF0dXJl',
  issued_at: '2026-01-15T09:29:55.000Z',
  expires_at: '2026-01-15T10:29:55.000Z',
  api_key: 'the-public-key-of-the-app',
};

export const SESSION = {
  api_key: MINTED_TOKEN.api_key,
  user: { id: 'john', name: 'John', image: 'https://example.com/john.png', role: 'user' },
  token: MINTED_TOKEN.token,
  expires_at: MINTED_TOKEN.expires_at,
} satisfies Wire<SessionResponse>;

export const STARTED_TASK = { task_id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10' };

export const COMPLETED_TASK = {
  ...STARTED_TASK,
  status: 'completed',
  created_at: '2026-01-15T09:30:00.000Z',
  updated_at: '2026-01-15T09:30:01.000Z',
  result: { john: { status: 'ok' } },
  duration: '1.02ms',
} satisfies Wire<GetTaskResponse>;
