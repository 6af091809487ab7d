import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Redis } from 'ioredis';
import { AccessModule } from '../access/access.module';
import type { ApiKey } from '../access/authenticators/api-key/api-key';
import { AdminModule } from '../admin/admin.module';
import { CallTypesModule } from '../calls/call-types/call-types.module';
import { CallsModule } from '../calls/calls.module';
import { HealthModule } from '../health/health.module';
import { MetricsModule } from '../metrics/metrics.module';
import { RestErrorFilter } from '../rest/rest-error.filter';
import { RolesModule } from '../roles/roles.module';
import { DEFAULT_REDIS_PREFIX } from '../stream/redis-prefix';
import type { StreamModuleOptions } from '../stream/stream.module-options';
import { requireCredential } from '../stream/stream.options';
import { UsersModule } from '../users/users.module';
import { durableWebhooks } from '../webhooks/durable/durable-webhooks';
import { DeadLettersModule } from '../webhooks/durable/rest/dead-letters.module';
import { StreamWebhooksModule } from '../webhooks/stream-webhooks.module';
import { createAuthenticators } from './authenticators';
import { configurationModule } from './configuration/configuration.module';
import type { ServiceConfiguration } from './configuration/service-configuration';
import { IdempotencyStoreModule } from './redis/idempotency-store.module';
import { RateLimitsModule } from './limits/rate-limits.module';
import { RetryLog } from './logging/retry-log';
import { SHARED_REDIS, SharedRedisModule } from './redis/shared-redis.module';
import { streamModule } from './redis/stream-module';

/** What the service consists of; what is left out is off. */
export interface ServiceModuleOptions extends Partial<
  Pick<
    ServiceConfiguration,
    | 'jwt'
    | 'webhookSecrets'
    | 'redisUrl'
    | 'redisPrefix'
    | 'readiness'
    | 'rateLimits'
    | 'metrics'
    | 'adminApi'
    | 'idempotency'
    | 'standingTtl'
  >
> {
  readonly stream: StreamModuleOptions;
  readonly apiKeys: readonly ApiKey[];
  /** All of it, for those who inject Nest's `ConfigService`. */
  readonly configuration?: ServiceConfiguration;
}

const NO_LIMITS = { perAddress: 0, perPrincipal: 0 };

/** Everything the standalone service consists of. */
@Module({})
export class ServiceModule {
  static forRoot(options: ServiceModuleOptions): DynamicModule {
    const { stream, apiKeys, jwt, webhookSecrets = [], redisUrl, rateLimits = NO_LIMITS } = options;
    const { redisPrefix: prefix = DEFAULT_REDIS_PREFIX } = options;
    return {
      module: ServiceModule,
      imports: [
        ...(options.configuration ? [configurationModule(options.configuration)] : []),
        ...(redisUrl === undefined ? [] : [SharedRedisModule.forRoot(redisUrl)]),
        streamModule(stream, prefix),
        AccessModule.forRoot({
          authenticators: createAuthenticators(apiKeys, jwt),
          ...(options.standingTtl !== undefined && { standingTtl: options.standingTtl }),
        }),
        RateLimitsModule.forRoot(
          rateLimits,
          `${prefix}:requests:${requireCredential('apiKey', stream.apiKey)}`,
        ),
        IdempotencyStoreModule.forRoot({ ...options.idempotency, prefix }),
        UsersModule,
        CallsModule,
        CallTypesModule,
        RolesModule,
        ...(options.adminApi === 'on' ? [AdminModule] : []),
        StreamWebhooksModule.forRoot({
          apps: [{ secrets: webhookSecrets }],
          ...(redisUrl !== undefined && { delivery: durableWebhooks({ redisUrl, prefix }) }),
        }),
        ...(redisUrl === undefined ? [] : [DeadLettersModule]),
        healthModule(options.readiness, prefix),
        ...(options.metrics === 'scope' ? [MetricsModule.forRoot()] : []),
      ],
      // Unknown paths and bodies that cannot be parsed never reach a controller, and get the same shape of error.
      providers: [RetryLog, { provide: APP_FILTER, useClass: RestErrorFilter }],
    };
  }
}

function healthModule(
  readiness: ServiceModuleOptions['readiness'],
  redisPrefix: string,
): NonNullable<ModuleMetadata['imports']>[number] {
  return HealthModule.forRootAsync({
    inject: [{ token: SHARED_REDIS, optional: true }],
    useFactory: (redis?: Redis) => ({ redis, readiness, redisPrefix }),
  });
}
