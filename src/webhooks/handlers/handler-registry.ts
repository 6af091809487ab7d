import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { ReceivedEvent } from '../delivery/received-event';
import { WebhookApps } from '../receiver/webhook-apps';
import type { EventHandler } from './event-handler';
import { EventPublishers } from './event-publishers';
import { selectsKnownType } from './event-selector';
import { methodHandlers, type MethodHandler } from './method-handlers';

/** Knows who wants which events: the methods with `@OnStreamEvent`, found at start-up, and what publishes events. */
@Injectable()
export class HandlerRegistry implements OnModuleInit {
  readonly #logger = new Logger('StreamWebhooks');
  #handlers: readonly EventHandler[] = [];

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(WebhookApps) private readonly apps: WebhookApps,
    @Inject(EventPublishers) private readonly publishers: EventPublishers,
  ) {}

  onModuleInit(): void {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    const methods = numbered(wrappers.flatMap((wrapper) => methodHandlers(wrapper, this.scanner, this.apps)));
    for (const problem of methods.flatMap((handler) => this.#problemsOf(handler))) this.#logger.warn(problem);
    this.#handlers = [...this.publishers.handlers(), ...methods];
  }

  /** The handlers that want an event. */
  handlersOf(received: ReceivedEvent): readonly EventHandler[] {
    return this.#handlers.filter((handler) => handler.wants(received));
  }

  #problemsOf({ id, subscriptions }: MethodHandler): string[] {
    const names = this.apps.names();
    return subscriptions.flatMap(({ selectors, app }) => [
      ...selectors
        .filter((selector) => !selectsKnownType(selector))
        .map((selector) => `${id} waits for '${selector}', which is no event type of Stream's.`),
      ...(app === undefined || names.includes(app)
        ? []
        : [`${id} waits for events of the app '${app}', which sends none here: there is no such app.`]),
    ]);
  }
}

/** Ids that occur several times, such as those of two classes of the same name, get a number. */
function numbered(handlers: readonly MethodHandler[]): MethodHandler[] {
  const seen = new Map<string, number>();
  return handlers.map((handler) => {
    const count = (seen.get(handler.id) ?? 0) + 1;
    seen.set(handler.id, count);
    return count === 1
      ? handler
      : { ...handler, id: `${handler.id}#${count}`, group: `${handler.group}#${count}` };
  });
}
