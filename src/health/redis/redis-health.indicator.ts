import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { redisRisks, type RedisRisk } from '../../redis/redis-risks';
import { readRedisSettings } from '../../redis/redis-settings';

/** What is used of a Redis client; `Redis` of ioredis is one. */
export interface PingedRedis {
  call(command: string, ...args: string[]): Promise<unknown>;
}

export interface RedisHealthOptions {
  /** Milliseconds Redis may take for an answer. Default: 1000. */
  readonly timeout?: number | undefined;
}

const DEFAULT_TIMEOUT = 1000;

/** Milliseconds for which it is kept what Redis tells of its settings and its memory. */
const RISKS_TTL = 10_000;

type Pong = 'answered' | 'failed';

interface KnownRisks {
  readonly until: number;
  readonly risks: Promise<readonly RedisRisk[]>;
}

/** Tells whether Redis answers and takes data, and how safe data is there, for a health check of @nestjs/terminus. */
@Injectable()
export class RedisHealthIndicator {
  /** Pings without an answer: while Redis is away they wait in its client, and are not to pile up there. */
  readonly #pings = new WeakMap<PingedRedis, Promise<Pong>>();
  readonly #risks = new WeakMap<PingedRedis, KnownRisks>();

  constructor(@Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService) {}

  /**
   * `down` with a short `reason` when Redis does not answer a PING in time, or is full. `up` with `warnings` when it may lose
   * data: by its settings `appendonly`, `appendfsync` and `maxmemory-policy`, as far as it tells them by INFO and CONFIG. Never
   * rejects on account of Redis.
   */
  async isHealthy<Key extends string>(
    key: Key,
    redis: PingedRedis,
    { timeout = DEFAULT_TIMEOUT }: RedisHealthOptions = {},
  ): Promise<HealthIndicatorResult<Key>> {
    const indicator = this.indicators.check(key);
    const answer = await within(timeout, this.#ask(redis));
    if (answer === 'late') return indicator.down({ reason: `Redis gave no answer within ${timeout} ms.` });
    if (answer === 'failed') return indicator.down({ reason: 'Redis cannot be reached.' });
    const refusal = answer.find(({ kind }) => kind === 'refuses');
    if (refusal) return indicator.down({ reason: refusal.message });
    return answer.length === 0
      ? indicator.up()
      : indicator.up({ warnings: answer.map(({ message }) => message) });
  }

  async #ask(redis: PingedRedis): Promise<'failed' | readonly RedisRisk[]> {
    return (await this.#ping(redis)) === 'failed' ? 'failed' : this.#risksOf(redis);
  }

  #risksOf(redis: PingedRedis): Promise<readonly RedisRisk[]> {
    const now = Date.now();
    const known = this.#risks.get(redis);
    if (known && known.until > now) return known.risks;
    const risks = readRedisSettings(redis).then(redisRisks);
    this.#risks.set(redis, { until: now + RISKS_TTL, risks });
    return risks;
  }

  #ping(redis: PingedRedis): Promise<Pong> {
    const underWay = this.#pings.get(redis);
    if (underWay) return underWay;
    const ping = pingOnce(redis).finally(() => this.#pings.delete(redis));
    this.#pings.set(redis, ping);
    return ping;
  }
}

async function pingOnce(redis: PingedRedis): Promise<Pong> {
  try {
    await redis.call('PING');
    return 'answered';
  } catch {
    return 'failed';
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
