import { Injectable } from '@nestjs/common';
import { GUARDS_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { AccessGuard } from './access.guard';

/** A handler that the `AccessGuard` guards. */
export interface GuardedRoute {
  /** Such as `NotesController.read`. */
  readonly name: string;
  readonly controller: object;
  readonly handler: object;
  /** The class of the module that declares the controller. */
  readonly module: object | undefined;
}

/** Finds the routes of the app that the `AccessGuard` guards, ours and the host's. */
@Injectable()
export class GuardedRoutes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  all(): GuardedRoute[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype, host }) => this.#routesOf(metatype, host?.metatype));
  }

  #routesOf(controller: unknown, module: object | undefined): GuardedRoute[] {
    if (typeof controller !== 'function') return [];
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner
      .getAllMethodNames(prototype)
      .map((name) => ({
        name: `${controller.name}.${name}`,
        controller,
        handler: prototype[name] ?? {},
        module,
      }))
      .filter(
        ({ handler }) =>
          Reflect.hasMetadata(PATH_METADATA, handler) &&
          [handler, controller].some((place) => guardsOf(place).includes(AccessGuard)),
      );
  }
}

/** The paths of a controller or a handler, as its decorator has them. */
export function pathsOf(place: object): readonly string[] {
  const path = Reflect.getMetadata(PATH_METADATA, place) as string | readonly string[] | undefined;
  return typeof path === 'string' ? [path] : (path ?? ['']);
}

function guardsOf(place: object): readonly unknown[] {
  return (Reflect.getMetadata(GUARDS_METADATA, place) as unknown[] | undefined) ?? [];
}
