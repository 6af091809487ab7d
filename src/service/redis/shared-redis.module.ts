import { Inject, Injectable, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { connectRedis, type ConnectedRedis } from '../../redis/connect-redis';

/** The injection token of the connection to Redis that all parts of the service share. It fails soon when Redis is away. */
export const SHARED_REDIS = Symbol.for('nestjs-getstream:shared-redis');

/** Closes the connection when the service has stopped. */
@Injectable()
class SharedRedisOwner implements OnApplicationShutdown {
  constructor(@Inject(SHARED_REDIS) private readonly redis: ConnectedRedis) {}

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

/** One connection to Redis, for rate limits, idempotency keys and health. BullMQ makes its own, as it has to. */
@Module({})
export class SharedRedisModule {
  static forRoot(redisUrl: string): DynamicModule {
    return {
      module: SharedRedisModule,
      global: true,
      providers: [
        { provide: SHARED_REDIS, useFactory: () => connectRedis(redisUrl, 'fail') },
        SharedRedisOwner,
      ],
      exports: [SHARED_REDIS],
    };
  }
}
