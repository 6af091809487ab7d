import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';

/** A handler of a controller of the app, ours or the host's. */
export interface AppRoute {
  /** Such as `NotesController.read`. */
  readonly name: string;
  readonly controller: object;
  readonly handler: object;
  /** The class of the module that declares the controller. */
  readonly module: object & { readonly name: string };
}

/** Lists the routes of all controllers of the app, in the order in which Nest registers them. */
export function appRoutes(modules: ModulesContainer): AppRoute[] {
  return [...modules.values()].flatMap(({ controllers, metatype: module }) =>
    [...controllers.values()].flatMap(({ metatype }) => routesOf(metatype, module)),
  );
}

/** The paths of a controller or a handler, as its decorator has them. */
export function pathsOf(place: object): readonly string[] {
  const path = Reflect.getMetadata(PATH_METADATA, place) as string | readonly string[] | undefined;
  return typeof path === 'string' ? [path] : (path ?? ['']);
}

/** The method of a handler, in capitals; `ALL` for every method. */
export function methodOf(handler: object): string {
  return RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
}

function routesOf(controller: unknown, module: AppRoute['module']): AppRoute[] {
  if (typeof controller !== 'function') return [];
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .map((name) => ({
      name: `${controller.name}.${name}`,
      controller,
      handler: prototype[name] ?? {},
      module,
    }))
    .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler));
}
