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

/** Statuses with which new requests should come here. */
const READY: ReadonlySet<HealthCheckResult['status']> = new Set(['ok', 'degraded']);

/** The checks of what all replicas share. */
const SHARED: ReadonlySet<string> = new Set(['stream', 'redis']);

/** Finds out whether new requests should come here, and logs when that changes. */
@Injectable()
export class ReadinessCheck {
  readonly #logger = new Logger('Health');
  #status: HealthCheckResult['status'] = 'ok';

  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(StreamHealthIndicator) private readonly stream: StreamHealthIndicator,
    @Inject(RedisHealthIndicator) private readonly redis: RedisHealthIndicator,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(HEALTH_OPTIONS) private readonly options: HealthModuleOptions,
  ) {}

  /** @throws ServiceUnavailableException whose response is the result, when no requests should come here */
  async run(): Promise<HealthCheckResult> {
    const result = await this.#check();
    this.#note(result);
    if (!READY.has(result.status)) throw new ServiceUnavailableException(result);
    return result;
  }

  async #check(): Promise<HealthCheckResult> {
    try {
      return await this.health.check(this.#checks());
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      const result = error.getResponse() as HealthCheckResult;
      return this.#isTolerable(result) ? { ...result, status: 'degraded' } : result;
    }
  }

  /** Whether only what all replicas share is down: a load balancer that took this one away would have to take all. */
  #isTolerable({ status, error = {} }: HealthCheckResult): boolean {
    if (status !== 'error' || this.options.readiness === 'strict') return false;
    return Object.entries(error).every(([name, part]) => SHARED.has(name) && part?.scope !== 'replica');
  }

  #checks(): HealthIndicatorFunction[] {
    // What is about to end asks nobody any more.
    if (this.readiness.isStopping) {
      return [() => this.indicators.check('process').down({ reason: 'It is stopping.' })];
    }
    const { stream, redis, redisPrefix: prefix } = this.options;
    return [
      () => this.stream.isHealthy('stream', stream),
      ...(redis ? [() => this.redis.isHealthy('redis', redis, { prefix })] : []),
    ];
  }

  #note({ status, error }: HealthCheckResult): void {
    if (status === this.#status) return;
    this.#status = status;
    if (status === 'ok') this.#logger.log('Ready again.');
    else this.#logger.warn(`${READY.has(status) ? 'Degraded' : 'Not ready'}: ${JSON.stringify(error)}`);
  }
}
