import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GUARDS_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, ModuleRef } from '@nestjs/core';
import { getStreamToken } from '../stream/stream.decorators';
import { StreamConfigurationError } from '../stream/stream.errors';
import { AccessGuard } from './access.guard';
import { CALL_ACCESS, type CallAccessMetadata } from './call-access/call-access.metadata';
import { REQUIRED_SCOPES } from './require-scope.decorator';

interface GuardedRoute {
  /** Such as `NotesController.read`. */
  readonly name: string;
  readonly controller: object;
  readonly handler: object;
}

/** Keeps the app from starting with a guarded route that says too little for the `AccessGuard` to judge. */
@Injectable()
export class GuardedRoutesCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** @throws StreamConfigurationError naming every route without a scope, or the first without a call or a client */
  onModuleInit(): void {
    const routes = this.discovery.getControllers().flatMap(({ metatype }) => this.#guardedRoutes(metatype));
    const unscoped = routes.filter((route) => !hasScope(route)).map(({ name }) => name);
    if (unscoped.length > 0) {
      throw new StreamConfigurationError(
        `These routes have the AccessGuard but no scope: ${unscoped.join(', ')}. Say which scope each needs with @RequireScope.`,
      );
    }
    for (const route of routes) this.#checkCallAccess(route);
  }

  #guardedRoutes(controller: unknown): GuardedRoute[] {
    if (typeof controller !== 'function') return [];
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner
      .getAllMethodNames(prototype)
      .map((name) => ({
        name: `${controller.name}.${name}`,
        controller,
        handler: prototype[name] ?? {},
      }))
      .filter(
        ({ handler }) =>
          Reflect.hasMetadata(PATH_METADATA, handler) &&
          [handler, controller].some((place) => guardsOf(place).includes(AccessGuard)),
      );
  }

  #checkCallAccess({ name, controller, handler }: GuardedRoute): void {
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

function hasScope({ controller, handler }: GuardedRoute): boolean {
  return (
    Reflect.hasMetadata(CALL_ACCESS, handler) ||
    [handler, controller].some((place) => Reflect.hasMetadata(REQUIRED_SCOPES, place))
  );
}

function guardsOf(place: object): readonly unknown[] {
  return (Reflect.getMetadata(GUARDS_METADATA, place) as unknown[] | undefined) ?? [];
}

function pathsOf(place: object): readonly string[] {
  const path = Reflect.getMetadata(PATH_METADATA, place) as string | readonly string[] | undefined;
  return typeof path === 'string' ? [path] : (path ?? ['']);
}

function hasParameter(path: string, name: string): boolean {
  return new RegExp(`(^|/):${name}(/|$)`).test(path);
}
