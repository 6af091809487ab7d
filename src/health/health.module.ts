import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { RouteConflictsModule } from '../routes/route-conflicts.module';
import { servedBelow, type RoutePathOptions } from '../routes/served-below';
import { HealthController } from './health.controller';
import { HEALTH_OPTIONS, type HealthModuleOptions } from './health.options';
import { Readiness } from './readiness';
import { ReadinessCheck } from './readiness.check';
import { RedisHealthIndicator } from './redis/redis-health.indicator';
import { StreamHealthIndicator } from './stream/stream-health.indicator';

/** `inject` lists what is passed to `useFactory`, from `imports` or from global modules. */
export interface HealthModuleAsyncOptions
  extends
    RoutePathOptions,
    Pick<ModuleMetadata, 'imports'>,
    Pick<FactoryProvider<HealthModuleOptions>, 'inject' | 'useFactory'> {}

/**
 * `GET /health/live` and `GET /health/ready`, open to everybody. Needs a global `StreamModule`, or one in `imports`. Apps with
 * health checks of their own add `StreamHealthIndicator` to them instead.
 *
 * @example imports: [StreamModule.forRoot(), HealthModule.forRoot()]
 */
@Module({})
export class HealthModule {
  /** @example HealthModule.forRoot({ redis: new Redis(process.env.REDIS_URL) }) */
  static forRoot({ path, ...options }: HealthModuleOptions & RoutePathOptions = {}): DynamicModule {
    return HealthModule.forRootAsync({ useFactory: () => options, ...(path !== undefined && { path }) });
  }

  /** @example HealthModule.forRootAsync({ inject: [REDIS], useFactory: (redis: Redis) => ({ redis }) }) */
  static forRootAsync({
    imports = [],
    inject = [],
    useFactory,
    path,
  }: HealthModuleAsyncOptions): DynamicModule {
    return {
      module: HealthModule,
      // Terminus would log every failed check; `ReadinessCheck` logs the first.
      imports: [
        RouteConflictsModule,
        TerminusModule.forRoot({ logger: false }),
        ...imports,
        ...servedBelow(HealthModule, path),
      ],
      controllers: [HealthController],
      providers: [
        { provide: HEALTH_OPTIONS, inject, useFactory },
        Readiness,
        ReadinessCheck,
        StreamHealthIndicator,
        RedisHealthIndicator,
      ],
      exports: [Readiness, StreamHealthIndicator, RedisHealthIndicator],
    };
  }
}
