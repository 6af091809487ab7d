import { requireRedisPrefix } from '../../../stream/redis-prefix';
import type { ParseValue } from '../variables/variable';

/** What keys in Redis begin with. */
export const redisPrefix: ParseValue<string> = (name, text) => requireRedisPrefix(text, name);
