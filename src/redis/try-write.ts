import { isFromReplica } from './redis-failure';
import { FREE_DISK, IS_FULL, MAKE_ROOM, type RedisRisk } from './redis-risks';
import type { AskedRedis } from './redis-settings';

/** Milliseconds for which the key stays that is written to see whether Redis takes data. */
const KEPT_FOR = 60_000;

/**
 * Writes a key that lapses within a minute, `<prefix>:health`: a PING is also answered by a replica, and by a Redis that refuses
 * all data. `undefined` when it was written.
 *
 * @throws whatever the client does when Redis cannot be reached
 */
export async function tryWrite(redis: AskedRedis, prefix: string): Promise<RedisRisk | undefined> {
  try {
    await redis.call('SET', `${prefix}:health`, '1', 'PX', String(KEPT_FOR));
    return undefined;
  } catch (error) {
    const risk = riskOf(error as Error, prefix);
    if (!risk) throw error;
    return risk;
  }
}

function riskOf(error: Error, prefix: string): RedisRisk | undefined {
  if (isFromReplica(error)) {
    return {
      kind: 'refuses',
      message: 'Redis is a read-only replica, and refuses new data.',
      fix: 'Give the address of the primary. After a failover, wait until the address leads to the new one.',
    };
  }
  switch (/^[A-Z]+/.exec(error.message)?.[0]) {
    case 'OOM':
      return {
        kind: 'refuses',
        message: IS_FULL,
        fix: MAKE_ROOM,
      };
    case 'MISCONF':
      return {
        kind: 'refuses',
        message: 'Redis cannot write to its disk, and refuses new data.',
        fix: FREE_DISK,
      };
    case 'NOREPLICAS':
      return {
        kind: 'refuses',
        message: 'Redis has too few replicas (`min-replicas-to-write`), and refuses new data.',
        fix: 'Start its replicas, or lower `min-replicas-to-write`.',
      };
    case 'CLUSTERDOWN':
      return {
        kind: 'refuses',
        message: 'A part of the cluster of Redis is down, and it refuses new data.',
        fix: 'Look at `CLUSTER INFO`, and start the nodes that are missing.',
      };
    case 'NOPERM':
      return {
        kind: 'unknown',
        message: `The user of Redis may not write \`${prefix}:health\`, by which it is seen whether Redis takes data.`,
        fix: `Let it write all keys with the prefix, by \`~${prefix}:*\` of its access list.`,
      };
    default:
      return undefined;
  }
}
