import type { Finding, FlawedFinding } from '../../doctor';
import { connectRedis, type ConnectedRedis } from '../../redis/connect-redis';
import { shownRedisAddress } from '../../redis/redis-address';
import { reasonOfFailure } from '../../redis/redis-failure';
import { redisRisksOf, type RedisRisk } from '../../redis/redis-risks';
import { readAllRedisSettings, type RedisSettings } from '../../redis/redis-settings';
import { tryWrite } from '../../redis/try-write';
import { StreamConfigurationError } from '../../stream/stream.errors';

const CHECK = 'redis';

const STATUS: Readonly<Record<RedisRisk['kind'], FlawedFinding['status']>> = {
  refuses: 'error',
  'not-persistent': 'warning',
  evicts: 'warning',
  'nearly-full': 'warning',
  unknown: 'skipped',
};

/** Whether Redis is there, takes what it is given, and keeps it. */
export async function checkRedis(redisUrl: string, prefix: string): Promise<Finding[]> {
  let redis: ConnectedRedis;
  try {
    redis = await connectRedis(redisUrl, 'fail');
  } catch (error) {
    if (!(error instanceof StreamConfigurationError)) throw error;
    return [failure(error.message)];
  }
  try {
    return await findings(redis, redisUrl, prefix);
  } catch (error) {
    return [failure(`Redis at ${shownRedisAddress(redisUrl)} takes no data: ${reasonOfFailure(error)}.`)];
  } finally {
    redis.disconnect();
  }
}

function failure(message: string): Finding {
  return {
    check: CHECK,
    status: 'error',
    message,
    fix: 'Start Redis, check REDIS_URL, user and password, or unset it to keep everything in memory.',
  };
}

async function findings(redis: ConnectedRedis, redisUrl: string, prefix: string): Promise<Finding[]> {
  // First, since a connection to a replica is renewed when it refuses the write.
  const servers = await readAllRedisSettings(redis);
  const refusal = await tryWrite(redis, prefix);
  const risks = [...(refusal ? [refusal] : []), ...redisRisksOf(servers)];
  return [
    { check: CHECK, status: 'ok', message: `Redis at ${shownRedisAddress(redisUrl)} answers.` },
    ...(risks.length === 0 ? [isSafe(servers)] : distinct(risks).map(flaw)),
  ];
}

/** A Redis that is full says so itself when it is written to. */
function distinct(risks: readonly RedisRisk[]): RedisRisk[] {
  return [...new Map(risks.map((risk) => [risk.message, risk])).values()];
}

function flaw({ kind, message, fix }: RedisRisk): Finding {
  return { check: CHECK, status: STATUS[kind], message, fix };
}

function isSafe(servers: readonly RedisSettings[]): Finding {
  const [{ appendFsync = 'unknown' } = {}] = servers;
  return {
    check: CHECK,
    status: 'ok',
    message: `Redis persists (\`appendonly yes\`, \`appendfsync\`: ${appendFsync}), evicts no keys and is not full.`,
  };
}
