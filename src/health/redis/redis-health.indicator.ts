import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';

/** What is used of a Redis client; `Redis` of ioredis is one. */
export interface PingedRedis {
  call(command: string): Promise<unknown>;
}

export interface RedisHealthOptions {
  /** Milliseconds Redis may take for an answer. Default: 1000. */
  readonly timeout?: number | undefined;
}

const DEFAULT_TIMEOUT = 1000;

type Pong = 'answered' | 'failed' | 'late';

/** Tells whether Redis answers, for a health check of @nestjs/terminus. */
@Injectable()
export class RedisHealthIndicator {
  /** Pings without an answer: while Redis is away they wait in its client, and are not to pile up there. */
  readonly #pings = new WeakMap<PingedRedis, Promise<Pong>>();

  constructor(@Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService) {}

  /** `down` with a short `reason` when Redis does not answer a PING in time. Never rejects on account of Redis. */
  async isHealthy<Key extends string>(
    key: Key,
    redis: PingedRedis,
    { timeout = DEFAULT_TIMEOUT }: RedisHealthOptions = {},
  ): Promise<HealthIndicatorResult<Key>> {
    const indicator = this.indicators.check(key);
    const pong = await within(timeout, this.#ping(redis));
    if (pong === 'answered') return indicator.up();
    const reason =
      pong === 'late' ? `Redis gave no answer within ${timeout} ms.` : 'Redis cannot be reached.';
    return indicator.down({ reason });
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

async function within(timeout: number, ping: Promise<Pong>): Promise<Pong> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Pong>((resolve) => {
    timer = setTimeout(resolve, timeout, 'late');
  });
  const first = await Promise.race([ping, late]);
  clearTimeout(timer);
  return first;
}
