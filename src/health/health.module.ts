import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type NestModule,
} from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { RouteConflictsCheck } from '../routes/route-conflicts.check';
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
export class HealthModule implements NestModule {
  constructor(@Inject(RouteConflictsCheck) private readonly conflicts: RouteConflictsCheck) {}

  /** Runs when the host has made its global prefix, and before there are routes. */
  configure(): void {
    this.conflicts.run();
  }

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
      imports: [TerminusModule.forRoot({ logger: false }), ...imports, ...servedBelow(HealthModule, path)],
      controllers: [HealthController],
      providers: [
        { provide: HEALTH_OPTIONS, inject, useFactory },
        Readiness,
        ReadinessCheck,
        StreamHealthIndicator,
        RedisHealthIndicator,
        RouteConflictsCheck,
      ],
      exports: [Readiness, StreamHealthIndicator, RedisHealthIndicator],
    };
  }
}
