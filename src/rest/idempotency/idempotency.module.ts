import { Inject, Module, Optional, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { connectRedis } from '../../redis/connect-redis';
import { IDEMPOTENCY_STORE, type IdempotencyStore } from './store/idempotency-store';
import {
  MemoryIdempotencyStore,
  type MemoryIdempotencyOptions,
} from './store/memory/memory-idempotency.store';
import { RedisIdempotencyStore } from './store/redis/redis-idempotency.store';

export interface IdempotencyOptions extends MemoryIdempotencyOptions {
  /** Where answers are kept; it stays yours to close. Default: in Redis with `redisUrl`, else in memory. */
  readonly store?: IdempotencyStore;
  /** Where Redis is, which several replicas need. */
  readonly redisUrl?: string;
  /** What all keys in Redis begin with. Default: `stream-idempotency`. */
  readonly prefix?: string;
}

/** Closes the store that the module made. */
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
  constructor(@Optional() @Inject(OWN_STORE) private readonly ownStore: IdempotencyStore | undefined) {}

  static forRoot({ store, redisUrl, ...options }: IdempotencyOptions = {}): DynamicModule {
    const own = { provide: OWN_STORE, useFactory: () => createStore(redisUrl, options) };
    return {
      module: IdempotencyModule,
      global: true,
      providers: store
        ? [{ provide: IDEMPOTENCY_STORE, useValue: store }]
        : [own, { provide: IDEMPOTENCY_STORE, useExisting: OWN_STORE }],
      exports: [IDEMPOTENCY_STORE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ownStore?.close();
  }
}

async function createStore(
  redisUrl: string | undefined,
  options: Omit<IdempotencyOptions, 'store' | 'redisUrl'>,
): Promise<IdempotencyStore> {
  if (redisUrl === undefined || redisUrl === '') return new MemoryIdempotencyStore(options);
  return new RedisIdempotencyStore(await connectRedis(redisUrl, 'fail'), options);
}
