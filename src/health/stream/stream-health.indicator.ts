import { Inject, Injectable, Optional } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import type { StreamClient } from '../../stream/stream.client';
import { getStreamToken } from '../../stream/stream.decorators';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { StreamHealth, type CheckedClient, type StreamCheckOptions } from './stream-health';

export interface StreamHealthOptions extends StreamCheckOptions {
  /** Default: the client without a name. */
  readonly client?: CheckedClient | undefined;
}

/**
 * Tells whether Stream works, for a health check of @nestjs/terminus. It judges by the answers that the client's own requests
 * got, so that checks cost nothing of Stream's rate limit; only where these tell too little it sends a request, which may take
 * two seconds, at most every 30 seconds.
 *
 * @example
 * ```ts
 * @Module({ imports: [TerminusModule], controllers: [HealthController], providers: [StreamHealthIndicator] })
 * export class HealthModule {}
 *
 * // in the controller
 * return this.health.check([() => this.stream.isHealthy('stream')]);
 * ```
 */
@Injectable()
export class StreamHealthIndicator {
  readonly #known = new WeakMap<CheckedClient, StreamHealth>();

  constructor(
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Optional() @Inject(getStreamToken()) private readonly client?: StreamClient,
  ) {}

  /**
   * `down` with a short `reason` when Stream does not answer, fails, or refuses the credentials; with the `scope` `replica` when
   * it has never accepted those of this process. Never rejects on account of Stream.
   *
   * @param key the name of the check in the result
   * @throws StreamConfigurationError when there is no client
   */
  async isHealthy<Key extends string>(
    key: Key,
    { client = this.client, ...options }: StreamHealthOptions = {},
  ): Promise<HealthIndicatorResult<Key>> {
    const indicator = this.indicators.check(key);
    const state = await this.#healthOf(client).check(options);
    if (state.status === 'up') return indicator.up();
    const { reason, scope } = state;
    return indicator.down(scope === undefined ? { reason } : { reason, scope });
  }

  #healthOf(client: CheckedClient | undefined): StreamHealth {
    if (!client) {
      throw new StreamConfigurationError(
        'StreamHealthIndicator found no client of Stream. Import StreamModule.forRoot() in the root module, or name the ' +
          "client to check: isHealthy('stream', { client }).",
      );
    }
    const known = this.#known.get(client);
    if (known) return known;
    const health = new StreamHealth(client);
    this.#known.set(client, health);
    return health;
  }
}
