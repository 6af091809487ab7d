import { Inject, Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorFunction,
} from '@nestjs/terminus';
import { HEALTH_OPTIONS, type HealthModuleOptions } from './health.options';
import { Readiness } from './readiness';
import { RedisHealthIndicator } from './redis/redis-health.indicator';
import { StreamHealthIndicator } from './stream/stream-health.indicator';

/** Finds out whether new requests should come here, and logs when that changes. */
@Injectable()
export class ReadinessCheck {
  readonly #logger = new Logger('Health');
  #isReady = true;

  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(StreamHealthIndicator) private readonly stream: StreamHealthIndicator,
    @Inject(RedisHealthIndicator) private readonly redis: RedisHealthIndicator,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(HEALTH_OPTIONS) private readonly options: HealthModuleOptions,
  ) {}

  /** @throws ServiceUnavailableException whose response is the result, when something does not work */
  async run(): Promise<HealthCheckResult> {
    try {
      const result = await this.health.check(this.#checks());
      this.#noteReady();
      return result;
    } catch (error) {
      if (error instanceof ServiceUnavailableException) this.#noteUnready(error);
      throw error;
    }
  }

  #checks(): HealthIndicatorFunction[] {
    // What is about to end asks nobody any more.
    if (this.readiness.isStopping) {
      return [() => this.indicators.check('process').down({ reason: 'It is stopping.' })];
    }
    const { stream, redis } = this.options;
    return [
      () => this.stream.isHealthy('stream', stream),
      ...(redis ? [() => this.redis.isHealthy('redis', redis)] : []),
    ];
  }

  #noteReady(): void {
    if (!this.#isReady) this.#logger.log('Ready again.');
    this.#isReady = true;
  }

  #noteUnready(error: ServiceUnavailableException): void {
    const { error: parts } = error.getResponse() as HealthCheckResult;
    if (this.#isReady) this.#logger.warn(`Not ready: ${JSON.stringify(parts)}`);
    this.#isReady = false;
  }
}
