import type { ExecutionContext } from '@nestjs/common';

/** Where the metadata of a route is. */
export interface Route {
  readonly handler: Handler;
  readonly controller: Controller;
}

type Handler = ReturnType<ExecutionContext['getHandler']>;
type Controller = ReturnType<ExecutionContext['getClass']>;

/** What the metadata of a route say, which do not change: they are read once for all of its requests. */
export class PerRoute<Value extends object | boolean> {
  readonly #read: (route: Route) => Value;
  /** By controller too: those that extend another one share its handlers. */
  readonly #known = new WeakMap<Controller, WeakMap<Handler, Value>>();

  constructor(read: (route: Route) => Value) {
    this.#read = read;
  }

  of(context: Pick<ExecutionContext, 'getClass' | 'getHandler'>): Value {
    const route = { handler: context.getHandler(), controller: context.getClass() };
    return this.#known.get(route.controller)?.get(route.handler) ?? this.#remember(route);
  }

  #remember(route: Route): Value {
    const value = this.#read(route);
    const handlers = this.#known.get(route.controller) ?? new WeakMap<Handler, Value>();
    this.#known.set(route.controller, handlers.set(route.handler, value));
    return value;
  }
}
