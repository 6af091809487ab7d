import { Logger, type DynamicModule } from '@nestjs/common';
import type { ConnectedRedis } from '../../redis/connect-redis';
import { requireCredential } from '../../stream/stream.options';
import type { StreamModuleOptions } from '../../stream/stream.module-options';
import { StreamModule } from '../../stream/stream.module';
import { RedisRateBudgets } from '../../stream/transport/admission/budgets/redis/redis-rate-budgets';
import { SHARED_REDIS } from './shared-redis.module';

/** The client of the service. With a `SHARED_REDIS`, it shares Stream's rate limits with the other replicas. */
export function streamModule(options: StreamModuleOptions, prefix: string): DynamicModule {
  return StreamModule.forRootAsync({
    inject: [{ token: SHARED_REDIS, optional: true }],
    useFactory: (redis?: ConnectedRedis): StreamModuleOptions =>
      redis
        ? {
            ...options,
            rateBudgets: sharedBudgets(redis, prefix, requireCredential('apiKey', options.apiKey)),
          }
        : options,
  });
}

function sharedBudgets(redis: ConnectedRedis, prefix: string, apiKey: string): RedisRateBudgets {
  const logger = new Logger('StreamRateLimits');
  return new RedisRateBudgets({
    redis,
    apiKey,
    prefix,
    onOutage: ({ message }) => {
      logger.warn(`Redis does not share Stream's rate limits (${message}): each process goes by its own.`);
    },
  });
}
