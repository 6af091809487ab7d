import { Inject, Module, Optional, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { connectRedis } from '../../redis/connect-redis';
import { redisPlaceOf, type RedisPlaceOptions } from '../../redis/redis-place';
import { IDEMPOTENCY_STORE, type IdempotencyStore } from './store/idempotency-store';
import {
  MemoryIdempotencyStore,
  type MemoryIdempotencyOptions,
} from './store/memory/memory-idempotency.store';
import { RedisIdempotencyStore } from './store/redis/redis-idempotency.store';

/** Several replicas need `redis` or `redisUrl`. */
export interface IdempotencyOptions extends MemoryIdempotencyOptions, RedisPlaceOptions {
  /** Where answers are kept; it stays yours to close. Default: in Redis with `redis` or `redisUrl`, else in memory. */
  readonly store?: IdempotencyStore;
  /** What all keys in Redis begin with. Default: `nestjs-getstream`. */
  readonly prefix?: string;
}

interface OwnStore {
  readonly store: IdempotencyStore;
  close(): void | Promise<void>;
}

/** The store that the module made, and how it is closed. */
const OWN_STORE = Symbol('own idempotency store');

/**
 * Says where the REST modules keep the first answers to POSTs with an `Idempotency-Key`, for how long and how much of each
 * caller. Import it once, in the root module; without it they are kept in memory for a day. Redis then holds what these answers
 * hold, such as users and calls, but never a token.
 *
 * @example imports: [IdempotencyModule.forRoot({ redisUrl: process.env.REDIS_URL })]
 */
@Module({})
export class IdempotencyModule implements OnApplicationShutdown {
  constructor(@Optional() @Inject(OWN_STORE) private readonly ownStore: OwnStore | undefined) {}

  static forRoot({ store, ...options }: IdempotencyOptions = {}): DynamicModule {
    const own = { provide: OWN_STORE, useFactory: () => createStore(options) };
    return {
      module: IdempotencyModule,
      global: true,
      providers: store
        ? [{ provide: IDEMPOTENCY_STORE, useValue: store }]
        : [
            own,
            {
              provide: IDEMPOTENCY_STORE,
              inject: [OWN_STORE],
              useFactory: ({ store: made }: OwnStore) => made,
            },
          ],
      exports: [IDEMPOTENCY_STORE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ownStore?.close();
  }
}

async function createStore({ redis: given, redisUrl, ...options }: IdempotencyOptions): Promise<OwnStore> {
  const place = redisPlaceOf({ ...(given && { redis: given }), ...(redisUrl !== undefined && { redisUrl }) });
  if (place === undefined || place === '') {
    const store = new MemoryIdempotencyStore(options);
    return { store, close: () => store.close() };
  }
  const redis = await connectRedis(place, 'fail');
  return {
    store: new RedisIdempotencyStore(redis, options),
    close: () => {
      redis.disconnect();
    },
  };
}
