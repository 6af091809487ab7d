import type { Wire } from '../../rest/wire';
import type { UserBlock, UserBlockList } from './user-blocks.dto';

export const USER_BLOCK = {
  blocked_user_id: 'jack',
  created_at: '2026-01-15T09:30:00.000Z',
} satisfies Wire<UserBlock>;

export const USER_BLOCKS = { blocks: [USER_BLOCK] } satisfies Wire<UserBlockList>;
