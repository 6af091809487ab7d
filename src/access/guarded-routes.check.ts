import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GUARDS_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { StreamConfigurationError } from '../stream/stream.errors';
import { AccessGuard } from './access.guard';
import { REQUIRED_SCOPES } from './require-scope.decorator';

/** Keeps the app from starting with a route that the `AccessGuard` would have no scope to check for. */
@Injectable()
export class GuardedRoutesCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws StreamConfigurationError naming every such route */
  onModuleInit(): void {
    const unscoped = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => this.#unscopedRoutes(metatype));
    if (unscoped.length === 0) return;
    throw new StreamConfigurationError(
      `These routes have the AccessGuard but no scope: ${unscoped.join(', ')}. Say which scope each needs with @RequireScope.`,
    );
  }

  #unscopedRoutes(controller: unknown): string[] {
    if (typeof controller !== 'function') return [];
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => {
        const handler = prototype[name] ?? {};
        const places = [handler, controller];
        const isRoute = Reflect.hasMetadata(PATH_METADATA, handler);
        const isGuarded = places.some((place) => guardsOf(place).includes(AccessGuard));
        const hasScope = places.some((place) => Reflect.hasMetadata(REQUIRED_SCOPES, place));
        return isRoute && isGuarded && !hasScope;
      })
      .map((name) => `${controller.name}.${name}`);
  }
}

function guardsOf(place: object): readonly unknown[] {
  return (Reflect.getMetadata(GUARDS_METADATA, place) as unknown[] | undefined) ?? [];
}
