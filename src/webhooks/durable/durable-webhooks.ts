import { ConfigModule, ConfigService } from '@nestjs/config';
import type { WebhookFeature } from '../delivery/webhook-feature';
import { WebhookDelivery } from '../delivery/webhook-delivery';
import { WebhookStore } from '../delivery/webhook-store';
import { WEBHOOKS_OPTIONS, type ResolvedWebhooksOptions } from '../stream-webhooks.options';
import { DeadLetters } from './dead-letters';
import { DurableDelivery } from './durable-delivery';
import { resolveDurableOptions, type DurableWebhooksOptions } from './durable-webhooks.options';
import { EventQueue } from './event-queue';
import { RedisWebhookStore } from './redis-webhook.store';

/**
 * The durable mode: events are stored in Redis before Stream is answered, then handled with retries; what fails for good
 * is kept in `DeadLetters`. Needs the packages bullmq and ioredis, and Redis 6.2 or later that does not evict keys
 * (`maxmemory-policy noeviction`) and persists them (`appendonly yes`, `appendfsync everysec` or `always`): without, a crash of
 * Redis loses events that Stream was told are safe. A Redis with other settings is warned of at start-up.
 *
 * @example StreamWebhooksModule.forRoot({ delivery: durableWebhooks({ redisUrl: 'redis://localhost:6379' }) })
 */
export function durableWebhooks(options: DurableWebhooksOptions = {}): WebhookFeature {
  return {
    imports: [ConfigModule],
    providers: [
      {
        provide: EventQueue,
        inject: [ConfigService, WEBHOOKS_OPTIONS],
        useFactory: (config: ConfigService, { deduplicationTtl }: ResolvedWebhooksOptions) => {
          const redisUrl = config.get<string>('REDIS_URL');
          const prefix = config.get<string>('REDIS_PREFIX');
          return EventQueue.open(resolveDurableOptions(options, { redisUrl, prefix, deduplicationTtl }));
        },
      },
      {
        provide: RedisWebhookStore,
        inject: [EventQueue],
        useFactory: ({ client, options: { prefix, rememberFor } }: EventQueue) =>
          new RedisWebhookStore(client, `${prefix}:webhooks`, rememberFor),
      },
      { provide: WebhookStore, useExisting: RedisWebhookStore },
      DurableDelivery,
      { provide: WebhookDelivery, useExisting: DurableDelivery },
      DeadLetters,
    ],
    exports: [DeadLetters, EventQueue],
  };
}
