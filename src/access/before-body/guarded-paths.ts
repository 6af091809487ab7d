import { Inject, Injectable, RequestMethod, type VersioningOptions } from '@nestjs/common';
import { METHOD_METADATA, MODULE_PATH, VERSION_METADATA } from '@nestjs/common/constants';
import { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { RoutePathFactory } from '@nestjs/core/router/route-path-factory';
import { GuardedRoutes, pathsOf, type GuardedRoute } from '../guarded-routes';

type Version = Parameters<RoutePathFactory['create']>[0]['methodVersion'];

/** A path that is served, such as `POST /v1/calls/:type/:id/end`. */
export interface GuardedPath {
  /** In capitals; `ALL` for every method. */
  readonly method: string;
  readonly path: string;
}

/** Where the guarded routes are served: with global prefix, `RouterModule` and versions, as Nest computes it. */
@Injectable()
export class GuardedPaths {
  constructor(
    @Inject(GuardedRoutes) private readonly routes: GuardedRoutes,
    @Inject(ApplicationConfig) private readonly config: ApplicationConfig,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /** To be called when the app has its prefix and versions. */
  all(): GuardedPath[] {
    return this.routes.all().flatMap((route) => this.#pathsOf(route));
  }

  #pathsOf({ controller, handler, module }: GuardedRoute): GuardedPath[] {
    const requestMethod = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
    const factory = new RoutePathFactory(this.config);
    const versioning = this.config.getVersioning();
    const modulePath = this.#modulePath(module);
    const methodVersion = versionOf(handler);
    const controllerVersion = versionOf(controller) ?? versioning?.defaultVersion;
    return pathsOf(controller)
      .flatMap((ctrlPath) => pathsOf(handler).map((methodPath) => ({ ctrlPath, methodPath })))
      .flatMap((paths) =>
        factory.create(
          {
            ...paths,
            globalPrefix: this.config.getGlobalPrefix(),
            ...present('modulePath', modulePath),
            ...present('methodVersion', methodVersion),
            ...present('controllerVersion', controllerVersion),
            ...present<'versioningOptions', VersioningOptions>('versioningOptions', versioning),
          },
          requestMethod,
        ),
      )
      .map((path) => ({ method: RequestMethod[requestMethod], path }));
  }

  #modulePath(module: object | undefined): string | undefined {
    if (!module) return undefined;
    return [MODULE_PATH + this.modules.applicationId, MODULE_PATH]
      .map((key) => Reflect.getMetadata(key, module) as string | undefined)
      .find((path) => path !== undefined);
  }
}

function versionOf(place: object): Version {
  return Reflect.getMetadata(VERSION_METADATA, place) as Version;
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}
