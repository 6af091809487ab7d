import { Module, type DynamicModule } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { IDEMPOTENCY_STORE, type IdempotencyStore } from '../../rest/idempotency/store/idempotency-store';
import { MemoryIdempotencyStore } from '../../rest/idempotency/store/memory-idempotency.store';
import { RedisIdempotencyStore } from '../../rest/idempotency/store/redis-idempotency.store';
import { SHARED_REDIS } from './shared-redis.module';

/** Keeps the answers to requests with an `Idempotency-Key`: in the `SHARED_REDIS` if there is one, otherwise in memory. */
@Module({})
export class AnswersModule {
  /** @param ttl seconds for which an answer is kept. Default: a day */
  static forRoot(ttl?: number): DynamicModule {
    const options = ttl === undefined ? {} : { ttl: ttl * 1000 };
    return {
      module: AnswersModule,
      global: true,
      providers: [
        {
          provide: IDEMPOTENCY_STORE,
          inject: [{ token: SHARED_REDIS, optional: true }],
          useFactory: (redis?: Redis): IdempotencyStore =>
            redis ? new RedisIdempotencyStore(redis, options) : new MemoryIdempotencyStore(options),
        },
      ],
      exports: [IDEMPOTENCY_STORE],
    };
  }
}
