import { parseRedisAddress } from '../../../redis/redis-address';
import type { ParseValue } from '../variables/variable';

/** An address of Redis. It is not quoted in errors, for it may have a password in it. */
export const redisAddress: ParseValue<string> = (name, text) => {
  parseRedisAddress(text, name);
  return text;
};
