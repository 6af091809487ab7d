import type { Wire } from '../../rest/wire';
import { JOHN } from '../users.examples';
import type { UserExport } from './user-exports.dto';

export const USER_EXPORT = {
  user: JOHN,
  messages: [],
  reactions: [],
  duration: '12.30ms',
} satisfies Wire<UserExport>;

export const EXPORT_USERS_EXAMPLES = { 'two users': { user_ids: ['john', 'jack'] } };
