import { Module, type DynamicModule } from '@nestjs/common';
import type { ConnectedRedis } from '../../redis/connect-redis';
import { IDEMPOTENCY_STORE, type IdempotencyStore } from '../../rest/idempotency/store/idempotency-store';
import {
  MemoryIdempotencyStore,
  type MemoryIdempotencyOptions,
} from '../../rest/idempotency/store/memory/memory-idempotency.store';
import {
  RedisIdempotencyStore,
  type RedisIdempotencyOptions,
} from '../../rest/idempotency/store/redis/redis-idempotency.store';
import { SHARED_REDIS } from './shared-redis.module';

/** Keeps the answers to requests with an `Idempotency-Key`: in the `SHARED_REDIS` if there is one, otherwise in memory. */
@Module({})
export class IdempotencyStoreModule {
  static forRoot(options: MemoryIdempotencyOptions & RedisIdempotencyOptions = {}): DynamicModule {
    return {
      module: IdempotencyStoreModule,
      global: true,
      providers: [
        {
          provide: IDEMPOTENCY_STORE,
          inject: [{ token: SHARED_REDIS, optional: true }],
          useFactory: (redis?: ConnectedRedis): IdempotencyStore =>
            redis ? new RedisIdempotencyStore(redis, options) : new MemoryIdempotencyStore(options),
        },
      ],
      exports: [IDEMPOTENCY_STORE],
    };
  }
}
