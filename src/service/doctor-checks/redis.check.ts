import type { Finding, FlawedFinding } from '../../doctor';
import { connectRedis } from '../../redis/connect-redis';
import { redisRisks, type RedisRisk } from '../../redis/redis-risks';
import { readRedisSettings, type RedisSettings } from '../../redis/redis-settings';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { shownAddress } from '../configuration/values/shown-address';

const CHECK = 'redis';

const STATUS: Readonly<Record<RedisRisk['kind'], FlawedFinding['status']>> = {
  refuses: 'error',
  'not-persistent': 'warning',
  evicts: 'warning',
  'nearly-full': 'warning',
  unknown: 'skipped',
};

/** Whether Redis is there, and keeps what it is given. */
export async function checkRedis(redisUrl: string): Promise<Finding[]> {
  try {
    const redis = await connectRedis(redisUrl, 'fail');
    const settings = await readRedisSettings(redis);
    await redis.quit();
    return [
      { check: CHECK, status: 'ok', message: `Redis at ${shownAddress(redisUrl)} answers.` },
      ...keepingFindings(settings),
    ];
  } catch (error) {
    if (!(error instanceof StreamConfigurationError)) throw error;
    return [
      {
        check: CHECK,
        status: 'error',
        message: error.message,
        fix: 'Start Redis, check REDIS_URL, user and password, or unset it to keep everything in memory.',
      },
    ];
  }
}

function keepingFindings(settings: RedisSettings): Finding[] {
  const risks = redisRisks(settings);
  if (risks.length > 0) {
    return risks.map(({ kind, message, fix }) => ({ check: CHECK, status: STATUS[kind], message, fix }));
  }
  const { appendFsync = 'unknown' } = settings;
  return [
    {
      check: CHECK,
      status: 'ok',
      message: `Redis persists (\`appendonly yes\`, \`appendfsync\`: ${appendFsync}), evicts no keys and is not full.`,
    },
  ];
}
