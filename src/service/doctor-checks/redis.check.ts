import type { Finding } from '../../doctor';
import { connectRedis } from '../../redis/connect-redis';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { shownAddress } from '../configuration/values/shown-address';

const CHECK = 'redis';

/** Whether Redis is there. */
export async function checkRedis(redisUrl: string): Promise<Finding> {
  try {
    const redis = await connectRedis(redisUrl, 'fail');
    await redis.quit();
    return { check: CHECK, status: 'ok', message: `Redis at ${shownAddress(redisUrl)} answers.` };
  } catch (error) {
    if (!(error instanceof StreamConfigurationError)) throw error;
    return {
      check: CHECK,
      status: 'error',
      message: error.message,
      fix: 'Start Redis, check REDIS_URL, user and password, or unset it to keep everything in memory.',
    };
  }
}
