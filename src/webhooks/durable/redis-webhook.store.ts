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

  async firstDelivery(digest: string, delivery: string): Promise<string> {
    const body = `${this.prefix}:body:${digest}`;
    return (await this.redis.call('EVAL', FIRST, 1, body, delivery, this.rememberFor)) as string;
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

  #handled(key: string): string {
    return `${this.prefix}:handled:${key}`;
  }
}
