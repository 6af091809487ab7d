import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { pathsOf, type AppRoute } from '../routes/app-routes';
import { getStreamToken } from '../stream/stream.decorators';
import { StreamConfigurationError } from '../stream/stream.errors';
import { CALL_ACCESS, type CallAccessMetadata } from './call-access/call-access.metadata';
import { GuardedRoutes } from './guarded-routes';
import { REQUIRED_SCOPES } from './require-scope.decorator';

/** Keeps the app from starting with a guarded route that says too little for the `AccessGuard` to judge. */
@Injectable()
export class GuardedRoutesCheck implements OnModuleInit {
  constructor(
    private readonly guarded: GuardedRoutes,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** @throws StreamConfigurationError naming every route without a scope, or the first without a call or a client */
  onModuleInit(): void {
    const routes = this.guarded.all();
    const unscoped = routes.filter((route) => !hasScope(route)).map(({ name }) => name);
    if (unscoped.length > 0) {
      throw new StreamConfigurationError(
        `These routes have the AccessGuard but no scope: ${unscoped.join(', ')}. Say which scope each needs with @RequireScope.`,
      );
    }
    for (const route of routes) this.#checkCallAccess(route);
  }

  #checkCallAccess({ name, controller, handler }: AppRoute): void {
    const access = Reflect.getMetadata(CALL_ACCESS, handler) as CallAccessMetadata | undefined;
    if (!access) return;
    const paths = pathsOf(controller).flatMap((base) => pathsOf(handler).map((path) => `${base}/${path}`));
    if (!paths.every((path) => hasParameter(path, 'type') && hasParameter(path, 'id'))) {
      throw new StreamConfigurationError(
        `${name} has @CallAccess, so its path needs the parameters :type and :id, such as calls/:type/:id/notes.`,
      );
    }
    try {
      this.moduleRef.get(getStreamToken(access.client), { strict: false });
    } catch {
      const named = access.client === undefined ? '' : `{ name: '${access.client}' }`;
      throw new StreamConfigurationError(
        `${name} has @CallAccess, which found no client of Stream. Import StreamModule.forRoot(${named}).`,
      );
    }
  }
}

function hasScope({ controller, handler }: AppRoute): boolean {
  return (
    Reflect.hasMetadata(CALL_ACCESS, handler) ||
    [handler, controller].some((place) => Reflect.hasMetadata(REQUIRED_SCOPES, place))
  );
}

function hasParameter(path: string, name: string): boolean {
  return new RegExp(`(^|/):${name}(/|$)`).test(path);
}
