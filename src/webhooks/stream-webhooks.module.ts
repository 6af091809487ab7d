import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type NestModule,
  type Provider,
} from '@nestjs/common';
import { ApplicationConfig, DiscoveryModule, ModulesContainer } from '@nestjs/core';
import { appRoutes } from '../routes/app-routes';
import { requirePlainPath } from '../routes/plain-path';
import { RouteConflictsModule } from '../routes/route-conflicts.module';
import { servedPaths } from '../routes/served-paths';
import { ImmediateDelivery } from './delivery/immediate.delivery';
import { MemoryWebhookStore } from './delivery/memory-webhook-store';
import { WebhookDelivery } from './delivery/webhook-delivery';
import type { WebhookFeature } from './delivery/webhook-feature';
import { WebhookStore } from './delivery/webhook-store';
import { EventProcessor } from './handlers/event-processor';
import { EventPublishers } from './handlers/event-publishers';
import { UserStandingEvents } from './handlers/user-standing.events';
import { HandlerRegistry } from './handlers/handler-registry';
import { takesRawBody } from './raw-body/fastify-capture';
import { RawBodyCapture } from './raw-body/raw-body.capture';
import { DeliveryHeadersCheck } from './receiver/delivery-headers.check';
import { RejectedDeliveries } from './receiver/rejected-deliveries';
import { WebhookApps } from './receiver/webhook-apps';
import { WebhookReceiver } from './receiver/webhook-receiver';
import { StreamWebhooks } from './stream-webhooks';
import { createWebhooksController } from './stream-webhooks.controller';
import {
  DEFAULT_WEBHOOKS_PATH,
  resolveWebhooksOptions,
  WEBHOOKS_OPTIONS,
  type ResolvedWebhooksOptions,
  type StreamWebhooksOptions,
} from './stream-webhooks.options';
import { WebhookStatistics } from './webhook-statistics';

/** How the module is put together, which is decided before any provider exists. */
export interface StreamWebhooksExtras {
  /** Where Stream sends events, below the global prefix of the host. Default: `webhooks/stream`. */
  readonly path?: string;
  /** Whether every module can inject what this one exports. Default: true. */
  readonly isGlobal?: boolean;
  /** For the controller, such as one by which your global guard lets a route be. */
  readonly decorators?: readonly ClassDecorator[];
  /** Replaces delivery and store; without it, handlers run at once and deliveries are remembered in memory. */
  readonly delivery?: WebhookFeature;
}

export type StreamWebhooksForRootOptions = StreamWebhooksOptions & StreamWebhooksExtras;

/** `inject` lists what is passed to `useFactory`, from `imports` or from global modules. */
export interface StreamWebhooksAsyncOptions
  extends
    StreamWebhooksExtras,
    Pick<ModuleMetadata, 'imports'>,
    Pick<FactoryProvider<StreamWebhooksOptions>, 'inject' | 'useFactory'> {}

/** What others may inject. */
const EXPORTS = [
  StreamWebhooks,
  WebhookDelivery,
  WebhookStore,
  EventProcessor,
  HandlerRegistry,
  WebhookApps,
  WebhookStatistics,
  WEBHOOKS_OPTIONS,
];

/**
 * Receives Stream's events at `POST /webhooks/stream` and brings them to the methods with `@OnStreamEvent`. Import it
 * once, in the root module; it works on Express and Fastify and needs no change of the host's body parsers.
 *
 * @example imports: [StreamModule.forRoot(), StreamWebhooksModule.forRoot()]
 */
@Module({})
export class StreamWebhooksModule implements NestModule {
  constructor(
    @Inject(RawBodyCapture) private readonly bodies: RawBodyCapture,
    @Inject(ApplicationConfig) private readonly config: ApplicationConfig,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /**
   * @example StreamWebhooksModule.forRoot({ path: 'hooks/stream', apps: [{ secrets: [oldSecret] }] })
   */
  static forRoot(options: StreamWebhooksForRootOptions = {}): DynamicModule {
    const resolved = resolveWebhooksOptions(options);
    return register(options, [], { provide: WEBHOOKS_OPTIONS, useValue: resolved });
  }

  /** @example StreamWebhooksModule.forRootAsync({ inject: [Secrets], useFactory: (secrets: Secrets) => ({ … }) }) */
  static forRootAsync(options: StreamWebhooksAsyncOptions): DynamicModule {
    return register(options, options.imports ?? [], {
      provide: WEBHOOKS_OPTIONS,
      inject: options.inject ?? [],
      useFactory: async (...args: unknown[]) => resolveWebhooksOptions(await options.useFactory(...args)),
    });
  }

  /** Runs when the host has made its parsers and its global prefix, and before there are routes. */
  configure(): void {
    const settings = { config: this.config, modules: this.modules };
    const routes = appRoutes(this.modules).filter(({ handler }) => takesRawBody(handler));
    this.bodies.install(routes.flatMap((route) => servedPaths(route, settings)));
  }
}

function register(
  { path = DEFAULT_WEBHOOKS_PATH, isGlobal = true, decorators = [], delivery = {} }: StreamWebhooksExtras,
  imports: NonNullable<ModuleMetadata['imports']>,
  options: Provider<ResolvedWebhooksOptions>,
): DynamicModule {
  return {
    module: StreamWebhooksModule,
    global: isGlobal,
    imports: [RouteConflictsModule, DiscoveryModule, ...imports, ...(delivery.imports ?? [])],
    controllers: [
      createWebhooksController(requirePlainPath(path, DEFAULT_WEBHOOKS_PATH), decorators),
      ...(delivery.controllers ?? []),
    ],
    providers: [
      options,
      RawBodyCapture,
      WebhookApps,
      RejectedDeliveries,
      DeliveryHeadersCheck,
      WebhookReceiver,
      WebhookStatistics,
      StreamWebhooks,
      EventPublishers,
      HandlerRegistry,
      EventProcessor,
      UserStandingEvents,
      { provide: WebhookDelivery, useClass: ImmediateDelivery },
      {
        provide: WebhookStore,
        inject: [WEBHOOKS_OPTIONS],
        useFactory: ({ deduplicationTtl }: ResolvedWebhooksOptions) =>
          new MemoryWebhookStore(deduplicationTtl),
      },
      // Of two providers of a token, Nest takes the last.
      ...(delivery.providers ?? []),
    ],
    exports: [...EXPORTS, ...(delivery.exports ?? [])],
  };
}
