import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { StreamConfigurationError } from '../stream/stream.errors';
import { loadPeer } from '../stream/load-peer';

/** How a connection treats an outage: `fail` its commands soon, or `wait` until Redis is back. */
export type OnOutage = 'fail' | 'wait';

/** In milliseconds: Stream waits six seconds for an answer, and is to get one that says "again". */
const COMMAND_TIMEOUT = 4000;
const CONNECT_TIMEOUT = 4000;

/**
 * Connects to Redis.
 *
 * @param url `redis://` or `rediss://`, with user and password where needed
 * @throws StreamConfigurationError when the address is malformed, when Redis cannot be reached, and without ioredis
 */
export async function connectRedis(url: string, onOutage: OnOutage): Promise<Redis> {
  const address = shownAddress(url);
  const { Redis } = await loadPeer(
    'ioredis',
    'Redis (REDIS_URL or the option redisUrl)',
    () => import('ioredis'),
  );
  let connected = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT,
    // An app that cannot reach Redis when it starts does not start; later it waits for it.
    retryStrategy: (attempt) => (connected ? Math.min(attempt * 50, 2000) : null),
    ...(onOutage === 'fail'
      ? { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: COMMAND_TIMEOUT }
      : { maxRetriesPerRequest: null }),
  });
  logOutages(redis, address);
  try {
    await redis.connect();
    connected = true;
  } catch (error) {
    redis.disconnect();
    throw new StreamConfigurationError(
      `Redis at ${address} cannot be reached: ${(error as Error).message}. Check REDIS_URL or the option redisUrl.`,
      { cause: error },
    );
  }
  return redis;
}

/** Logs the beginning and the end of an outage, not each attempt to connect. */
function logOutages(redis: Redis, address: string): void {
  const logger = new Logger('StreamRedis');
  let failing = false;
  redis.on('error', (error: Error) => {
    if (!failing) logger.error(`Redis at ${address}: ${error.message}`);
    failing = true;
  });
  redis.on('ready', () => {
    if (failing) logger.log(`Redis at ${address} is back`);
    failing = false;
  });
}

/** The address without user and password. */
function shownAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && ['redis:', 'rediss:'].includes(parsed.protocol)) return `${parsed.protocol}//${parsed.host}`;
  throw new StreamConfigurationError(
    'The address of Redis (REDIS_URL or the option redisUrl) must be like redis://user:password@host:6379.',
  );
}
