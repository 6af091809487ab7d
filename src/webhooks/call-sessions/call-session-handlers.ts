import { Injectable, type Type } from '@nestjs/common';
import { ContextIdFactory, DiscoveryService, MetadataScanner, ModuleRef } from '@nestjs/core';
import type { CallSession } from './call-session';
import { momentsOf, type CallSessionContext, type SessionMoment } from './call-session.decorators';

/** A method decorated with `OnCallStarted` or `OnCallEnded`. */
export interface CallSessionHandler {
  /** Class and method, the same in every replica. */
  readonly name: string;
  readonly moments: readonly SessionMoment[];
  handle(session: CallSession, context: CallSessionContext): Promise<void>;
}

type Provider = Record<string, (session: CallSession, context: CallSessionContext) => unknown>;
type Wrapper = ReturnType<DiscoveryService['getProviders']>[number];

/** Finds the methods that want the moments of sessions, in all providers and controllers of the app. */
@Injectable()
export class CallSessionHandlers {
  #handlers: readonly CallSessionHandler[] | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** The handlers of a moment. */
  of(moment: SessionMoment): readonly CallSessionHandler[] {
    this.#handlers ??= [...this.discovery.getProviders(), ...this.discovery.getControllers()]
      .filter(({ isAlias }) => !isAlias)
      .flatMap((wrapper) => this.#handlersOf(wrapper));
    return this.#handlers.filter(({ moments }) => moments.includes(moment));
  }

  #handlersOf(wrapper: Wrapper): CallSessionHandler[] {
    const prototype: unknown = isShared(wrapper)
      ? prototypeOf(wrapper.instance)
      : (wrapper.metatype as Type | null)?.prototype;
    if (typeof prototype !== 'object' || prototype === null) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const moments = momentsOf((prototype as Provider)[method]);
      if (moments.length === 0) return [];
      return [
        {
          name: `${String(wrapper.name)}.${method}`,
          moments,
          handle: async (session: CallSession, context: CallSessionContext) => {
            await (await instanceOf(wrapper))[method]?.(session, context);
          },
        },
      ];
    });
  }
}

/** A provider of request scope gets an instance of its own for each session. */
async function instanceOf(wrapper: Wrapper): Promise<Provider> {
  if (isShared(wrapper)) return wrapper.instance as Provider;
  const module = wrapper.host?.getProviderByKey<ModuleRef>(ModuleRef).instance;
  if (!module) throw new Error(`${String(wrapper.name)} belongs to no module.`);
  return module.resolve<Provider>(wrapper.token as Type<Provider>, ContextIdFactory.create());
}

function isShared(wrapper: Wrapper): boolean {
  return wrapper.isDependencyTreeStatic() && !wrapper.isTransient;
}

function prototypeOf(instance: unknown): unknown {
  return typeof instance === 'object' && instance !== null ? Object.getPrototypeOf(instance) : undefined;
}
