import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { SharedIdempotencyModule } from '../rest/idempotency/shared-idempotency.module';
import { servedBelow } from '../routes/served-below';
import type { StreamClient } from '../stream/stream.client';
import { getStreamToken } from '../stream/stream.decorators';
import { StreamMetrics } from './client/stream-metrics';
import { MetricsController } from './metrics.controller';
import type { MetricsModuleOptions } from './metrics.options';
import { RestMetrics } from './rest/rest-metrics';
import { WebhookMetrics } from './webhooks/webhook-metrics';

/**
 * `GET /metrics` for Prometheus, for those who have the scope `metrics:read`. Measures the requests to Stream, and the webhooks
 * where there is `StreamWebhooksModule`; requests to the app as well, where its server calls `RestMetrics.observe`. Needs a
 * global `StreamModule`, and `AccessModule`. Import it once.
 *
 * @example imports: [StreamModule.forRoot(), AccessModule.forRoot({ authenticators }), MetricsModule.forRoot()]
 */
@Module({})
export class MetricsModule {
  static forRoot({ registry, clients = [], path }: MetricsModuleOptions = {}): DynamicModule {
    return {
      module: MetricsModule,
      imports: [SharedIdempotencyModule, ...servedBelow(MetricsModule, path)],
      controllers: [MetricsController],
      providers: [
        { provide: Registry, useFactory: () => registry ?? processRegistry() },
        provideStreamMetrics(clients),
        RestMetrics,
        WebhookMetrics,
      ],
      exports: [Registry, StreamMetrics, RestMetrics],
    };
  }
}

function provideStreamMetrics(names: readonly string[]): FactoryProvider<StreamMetrics> {
  return {
    provide: StreamMetrics,
    inject: [
      Registry,
      { token: getStreamToken(), optional: true },
      ...names.map((name) => getStreamToken(name)),
    ],
    useFactory: (registry: Registry, unnamed: StreamClient | undefined, ...named: StreamClient[]) => {
      const metrics = new StreamMetrics(registry);
      if (unnamed) metrics.watch(unnamed);
      named.forEach((client, index) => metrics.watch(client, names[index]));
      return metrics;
    },
  };
}

function processRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
