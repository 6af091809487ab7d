import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { DEFAULT_REDIS_PREFIX } from '../../stream/redis-prefix';
import { redisRisksOf, type RedisRisk } from '../../redis/redis-risks';
import { readAllRedisSettings } from '../../redis/redis-settings';
import { tryWrite } from '../../redis/try-write';

/** What is used of a Redis client; `Redis` and `Cluster` of ioredis are such. It is never closed. */
export interface PingedRedis {
  call(command: string, ...args: string[]): Promise<unknown>;
}

export interface RedisHealthOptions {
  /** Milliseconds Redis may take for an answer. Default: 1000. */
  readonly timeout?: number | undefined;
  /** What the key begins with that each check writes, `<prefix>:health`. Default: `nestjs-getstream`. */
  readonly prefix?: string | undefined;
}

const DEFAULT_TIMEOUT = 1000;

/** Milliseconds for which it is kept what Redis tells of its settings and its memory. */
const RISKS_TTL = 10_000;

/** What became of a write: `undefined` when it was done. */
type Written = RedisRisk | undefined | 'failed';

interface KnownRisks {
  readonly until: number;
  readonly risks: Promise<readonly RedisRisk[]>;
}

/** Tells whether Redis answers and takes data, and how safe data is there, for a health check of @nestjs/terminus. */
@Injectable()
export class RedisHealthIndicator {
  /** Writes without an answer: while Redis is away they wait in its client, and are not to pile up there. */
  readonly #writes = new WeakMap<PingedRedis, Promise<Written>>();
  readonly #risks = new WeakMap<PingedRedis, KnownRisks>();

  constructor(@Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService) {}

  /**
   * `down` with a short `reason` when Redis does not take a small key in time that lapses within a minute: because it is away, a
   * read-only replica, full, or cannot write to its disk. `up` with `warnings` when it may lose data: by its settings
   * `appendonly`, `appendfsync` and `maxmemory-policy`, as far as it tells them by INFO and CONFIG. Never rejects on account of
   * Redis.
   */
  async isHealthy<Key extends string>(
    key: Key,
    redis: PingedRedis,
    { timeout = DEFAULT_TIMEOUT, prefix = DEFAULT_REDIS_PREFIX }: RedisHealthOptions = {},
  ): Promise<HealthIndicatorResult<Key>> {
    const indicator = this.indicators.check(key);
    const answer = await within(timeout, this.#ask(redis, prefix));
    if (answer === 'late') return indicator.down({ reason: `Redis gave no answer within ${timeout} ms.` });
    if (answer === 'failed') return indicator.down({ reason: 'Redis cannot be reached.' });
    const refusal = answer.find(({ kind }) => kind === 'refuses');
    if (refusal) return indicator.down({ reason: refusal.message });
    return answer.length === 0
      ? indicator.up()
      : indicator.up({ warnings: answer.map(({ message }) => message) });
  }

  async #ask(redis: PingedRedis, prefix: string): Promise<'failed' | readonly RedisRisk[]> {
    const written = await this.#write(redis, prefix);
    if (written === 'failed') return 'failed';
    if (written?.kind === 'refuses') return [written];
    const risks = await this.#risksOf(redis);
    return written ? [written, ...risks] : risks;
  }

  #risksOf(redis: PingedRedis): Promise<readonly RedisRisk[]> {
    const now = Date.now();
    const known = this.#risks.get(redis);
    if (known && known.until > now) return known.risks;
    const risks = readAllRedisSettings(redis).then(redisRisksOf);
    this.#risks.set(redis, { until: now + RISKS_TTL, risks });
    return risks;
  }

  #write(redis: PingedRedis, prefix: string): Promise<Written> {
    const underWay = this.#writes.get(redis);
    if (underWay) return underWay;
    const write = tryWrite(redis, prefix)
      .catch((): Written => 'failed')
      .finally(() => this.#writes.delete(redis));
    this.#writes.set(redis, write);
    return write;
  }
}

async function within<Answer>(timeout: number, answer: Promise<Answer>): Promise<Answer | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, timeout, 'late');
  });
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first;
}
