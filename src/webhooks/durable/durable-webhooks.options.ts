import { redisPlaceOf, type RedisPlace, type RedisPlaceOptions } from '../../redis/redis-place';
import { resolveRedisPrefix } from '../../stream/redis-prefix';
import { StreamConfigurationError } from '../../stream/stream.errors';

/**
 * How the durable mode stores and handles events. Times are in milliseconds. Without `redis` and `redisUrl`, the environment's
 * REDIS_URL says where Redis is.
 */
export interface DurableWebhooksOptions extends RedisPlaceOptions {
  /**
   * What all keys in Redis begin with. Those of each Stream app are apart anyway; programs that handle events of the same app
   * each for itself need different ones. Default: the environment's REDIS_PREFIX, else `nestjs-getstream`.
   */
  readonly prefix?: string;
  /** How many events of one app one replica handles at the same time, of as many different calls. Default: 20. */
  readonly concurrency?: number;
  /** How often an event is handled before it becomes a dead letter. Default: 10. */
  readonly attempts?: number;
  /** The wait before the second attempt, doubled for each further one. Default: 1000. */
  readonly backoff?: number;
  /** How long a dead letter is kept. Default: 1,209,600,000, two weeks. */
  readonly keepDeadLettersFor?: number;
  /** After how long without a sign of life the events of a replica that died are handled again. Default: 30,000. */
  readonly stalledAfter?: number;
}

/** All of them, and how long a delivery is remembered, so that it is not stored twice. */
export interface ResolvedDurableOptions extends Required<Omit<DurableWebhooksOptions, 'redis' | 'redisUrl'>> {
  readonly redis: RedisPlace;
  readonly rememberFor: number;
}

/** What is used where the options say nothing. */
export interface DurableSurroundings {
  readonly redisUrl: string | undefined;
  readonly prefix?: string | undefined;
  /** Milliseconds. */
  readonly deduplicationTtl: number;
}

/** @throws StreamConfigurationError naming the option that is missing or out of bounds */
export function resolveDurableOptions(
  options: DurableWebhooksOptions,
  { redisUrl, prefix, deduplicationTtl }: DurableSurroundings,
): ResolvedDurableOptions {
  return {
    redis: redisPlaceOf(options) ?? requireUrl(redisUrl),
    prefix: resolveRedisPrefix(options.prefix, prefix),
    concurrency: positive('concurrency', options.concurrency ?? 20),
    attempts: positive('attempts', options.attempts ?? 10),
    backoff: positive('backoff', options.backoff ?? 1000),
    rememberFor: deduplicationTtl,
    keepDeadLettersFor: positive('keepDeadLettersFor', options.keepDeadLettersFor ?? 1_209_600_000),
    stalledAfter: positive('stalledAfter', options.stalledAfter ?? 30_000),
  };
}

function requireUrl(url: string | undefined): string {
  if (url !== undefined && url !== '') return url;
  throw new StreamConfigurationError(
    'Durable webhooks need Redis. Set REDIS_URL in the environment, or pass redisUrl to durableWebhooks().',
  );
}

function positive(name: keyof DurableWebhooksOptions, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new StreamConfigurationError(
    `${name} of durableWebhooks() must be a whole number above 0, not ${String(value)}.`,
  );
}
