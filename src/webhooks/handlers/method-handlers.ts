import { ContextIdFactory, ModuleRef, type MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import type { ReceivedEvent } from '../delivery/received-event';
import type { WebhookApps } from '../receiver/webhook-apps';
import type { EventContext } from './event-context';
import type { EventHandler } from './event-handler';
import { selects } from './event-selector';
import { subscriptionsOf, type EventSubscription } from './on-stream-event.decorator';

/** A decorated method, with what it is decorated with. */
export interface MethodHandler extends EventHandler {
  readonly subscriptions: readonly EventSubscription[];
}

type Methods = Record<string, (event: EventContext['event'], context: EventContext) => unknown>;

/** The handlers among the methods of a provider. */
export function methodHandlers(
  wrapper: InstanceWrapper,
  scanner: MetadataScanner,
  apps: Pick<WebhookApps, 'isNamed'>,
): MethodHandler[] {
  const prototype = prototypeOf(wrapper);
  if (!prototype) return [];
  const group = String(wrapper.name);
  return scanner.getAllMethodNames(prototype).flatMap((method) => {
    const subscriptions = subscriptionsOf(prototype[method]);
    if (subscriptions.length === 0) return [];
    return {
      id: `${group}.${method}`,
      group,
      subscriptions,
      wants: (received: ReceivedEvent) => subscriptions.some((each) => isFor(each, received, apps)),
      handle: async (received: ReceivedEvent, signal: AbortSignal) => {
        const context: EventContext = { ...received, signal };
        const instance = await instanceFor(wrapper, context);
        await instance[method]?.(context.event, context);
      },
    };
  });
}

function isFor(
  { selectors, app }: EventSubscription,
  received: ReceivedEvent,
  apps: Pick<WebhookApps, 'isNamed'>,
): boolean {
  // A stored event may be of an app that is no longer known.
  if (app !== undefined && app !== received.app && !apps.isNamed(received.apiKey, app)) return false;
  return selectors.some((selector) => selects(selector, received.event.type));
}

function prototypeOf(wrapper: InstanceWrapper<unknown>): Methods | undefined {
  if (wrapper.isAlias) return undefined;
  if (!isShared(wrapper)) return wrapper.metatype?.prototype as Methods | undefined;
  const { instance } = wrapper;
  return typeof instance === 'object' && instance !== null
    ? (Object.getPrototypeOf(instance) as Methods)
    : undefined;
}

function isShared(wrapper: InstanceWrapper): boolean {
  return wrapper.isDependencyTreeStatic() && !wrapper.isTransient;
}

/** A provider of request scope is made for each event, and can inject it as `REQUEST`. */
async function instanceFor(wrapper: InstanceWrapper, context: EventContext): Promise<Methods> {
  if (isShared(wrapper)) return wrapper.instance as Methods;
  const module = wrapper.host?.getProviderByKey<ModuleRef>(ModuleRef).instance;
  if (!module) throw new Error(`${String(wrapper.name)} belongs to no module.`);
  const contextId = ContextIdFactory.create();
  module.registerRequestByContextId(context, contextId);
  return module.resolve<Methods>(wrapper.token, contextId);
}
