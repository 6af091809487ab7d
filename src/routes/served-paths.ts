import type { RequestMethod, VersioningOptions } from '@nestjs/common';
import { METHOD_METADATA, MODULE_PATH, VERSION_METADATA } from '@nestjs/common/constants';
import type { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { RoutePathFactory } from '@nestjs/core/router/route-path-factory';
import { pathsOf, type AppRoute } from './app-routes';

export type RouteVersion = Parameters<RoutePathFactory['create']>[0]['methodVersion'];

/** Where Nest keeps what decides on the paths of an app. */
export interface PathSettings {
  readonly config: ApplicationConfig;
  readonly modules: ModulesContainer;
}

/**
 * Returns the paths at which a route is served, such as `/v1/calls/:type/:id/end`: with the global prefix, the path of its module
 * and URI versions, as Nest computes them. To be called when the app has its prefix and versions.
 */
export function servedPaths(route: AppRoute, { config, modules }: PathSettings): string[] {
  const { controller, handler, module } = route;
  const factory = new RoutePathFactory(config);
  const versioning = config.getVersioning();
  return pathsOf(controller)
    .flatMap((ctrlPath) => pathsOf(handler).map((methodPath) => ({ ctrlPath, methodPath })))
    .flatMap((paths) =>
      factory.create(
        {
          ...paths,
          globalPrefix: config.getGlobalPrefix(),
          ...present('modulePath', modulePathOf(module, modules)),
          ...present('methodVersion', versionOf(handler)),
          ...present('controllerVersion', versionOf(controller) ?? versioning?.defaultVersion),
          ...present<'versioningOptions', VersioningOptions>('versioningOptions', versioning),
        },
        Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod,
      ),
    );
}

/** The versions that a route answers; `undefined` when it has none. */
export function servedVersion(
  { controller, handler }: AppRoute,
  { config }: Pick<PathSettings, 'config'>,
): RouteVersion {
  return versionOf(handler) ?? versionOf(controller) ?? config.getVersioning()?.defaultVersion;
}

/** `RouterModule` keeps paths by app. */
function modulePathOf(module: object, { applicationId }: ModulesContainer): string | undefined {
  return [MODULE_PATH + applicationId, MODULE_PATH]
    .map((key) => Reflect.getMetadata(key, module) as string | undefined)
    .find((path) => path !== undefined);
}

function versionOf(place: object): RouteVersion {
  return Reflect.getMetadata(VERSION_METADATA, place) as RouteVersion;
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}
