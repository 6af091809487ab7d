import { WebhookStore } from '../delivery/webhook-store';
import type { RedisClient } from '../../redis/redis-client';

const FIRST = `
if redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX') then return ARGV[1] end
return redis.call('GET', KEYS[1])`;

const MARK = `
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

/** Remembers deliveries in Redis, for all replicas. */
export class RedisWebhookStore extends WebhookStore {
  /** @param rememberFor milliseconds */
  constructor(
    private readonly redis: RedisClient,
    private readonly prefix: string,
    private readonly rememberFor: number,
  ) {
    super();
  }

  firstDelivery(digest: string, key: string): Promise<string> {
    return this.#firstOf(`${this.prefix}:body:${digest}`, key);
  }

  firstBody(key: string, digest: string): Promise<string> {
    return this.#firstOf(`${this.prefix}:digest:${key}`, digest);
  }

  async handledBy(key: string): Promise<readonly string[]> {
    return (await this.redis.call('SMEMBERS', this.#handled(key))) as string[];
  }

  async markHandled(key: string, handler: string): Promise<void> {
    await this.redis.call('EVAL', MARK, 1, this.#handled(key), handler, this.rememberFor);
  }

  /** Remembers who handled a delivery for some milliseconds from now, which is longer than usual for a dead letter. */
  async keepHandledBy(key: string, milliseconds: number): Promise<void> {
    await this.redis.call('PEXPIRE', this.#handled(key), milliseconds);
  }

  /** The value that a key of Redis has, which is the given one when it has none yet. */
  async #firstOf(redisKey: string, value: string): Promise<string> {
    return (await this.redis.call('EVAL', FIRST, 1, redisKey, value, this.rememberFor)) as string;
  }

  #handled(key: string): string {
    return `${this.prefix}:handled:${key}`;
  }
}
