import { Inject, Injectable, VERSION_NEUTRAL, VersioningType } from '@nestjs/common';
import { HOST_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { StreamConfigurationError } from '../stream/stream.errors';
import { routesOfAdapter } from './adapter-routes';
import { appRoutes, methodOf, type AppRoute } from './app-routes';
import { otherPathOf } from './own-routes.decorator';
import { isWider, pathShapes } from './path-shape';
import { servedPaths, servedVersion, type RouteVersion } from './served-paths';

interface ServedRoute extends AppRoute {
  readonly method: string;
  readonly path: string;
  /** Text that is the same for paths that match the same. */
  readonly shapes: readonly string[];
  readonly versions: readonly unknown[];
  /** In the order of registration. */
  readonly place: number;
}

interface Conflict {
  readonly text: string;
  readonly fix: string;
}

/** More tell nobody more. */
const SHOWN_MAX = 3;

/**
 * Keeps the app from starting when the host has a route that one of this package has as well, or on Express one that keeps requests from
 * the other. Express would answer with the one that was added first, without a word; Fastify refuses the second one without saying
 * whose they are.
 */
@Injectable()
export class RouteConflictsCheck {
  constructor(
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
    @Inject(ApplicationConfig) private readonly config: ApplicationConfig,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /**
   * To be called when the app has its prefix and versions, and before it has routes.
   *
   * @throws StreamConfigurationError naming both handlers and the option that moves ours
   */
  run(): void {
    const routes = appRoutes(this.modules).flatMap((route, place) => this.#served(route, place));
    const own = routes.filter(({ controller }) => otherPathOf(controller) !== undefined);
    const problems = [...this.#amongControllers(own, routes), ...this.#withAdapter(own)];
    if (problems.length === 0) return;
    const more = problems.length - SHOWN_MAX;
    const shown = problems.slice(0, SHOWN_MAX);
    throw new StreamConfigurationError(
      [
        ...shown.map(({ text }) => text),
        ...(more > 0 ? [`The same holds for ${more} more.`] : []),
        ...new Set(problems.map(({ fix }) => fix)),
      ].join(' '),
    );
  }

  #served(route: AppRoute, place: number): ServedRoute[] {
    const settings = { config: this.config, modules: this.modules };
    const versioning = this.config.getVersioning();
    // URI versions are in the path.
    const isByVersion = versioning !== undefined && versioning.type !== VersioningType.URI;
    const versions = versionsOf(isByVersion ? servedVersion(route, settings) : undefined);
    return servedPaths(route, settings).map((path) => ({
      ...route,
      place,
      method: methodOf(route.handler),
      path,
      shapes: pathShapes(this.#isExpress() ? path.toLowerCase() : path),
      versions,
    }));
  }

  #amongControllers(own: readonly ServedRoute[], all: readonly ServedRoute[]): Conflict[] {
    const isOneHidden = (ours: ServedRoute, other: ServedRoute) =>
      this.#isExpress() && !own.includes(other) && (isHidden(ours, other) || isHidden(other, ours));
    return own.flatMap((ours, index) => {
      const theirs = all.find(
        (other) =>
          (isSame(ours, other) || isOneHidden(ours, other)) &&
          !this.#isForOtherHosts(other) &&
          !own.slice(0, index + 1).includes(other),
      );
      return theirs ? [describe(ours, theirs)] : [];
    });
  }

  #withAdapter(own: readonly ServedRoute[]): Conflict[] {
    const { httpAdapter } = this.adapterHost;
    const isTaken = routesOfAdapter(httpAdapter);
    return own
      .filter(({ method, path }) => isTaken(method, path))
      .map((ours) => ({
        text: `Two handlers serve ${ours.method} ${ours.path}: ${nameOf(ours)} and a route that the app adds to its server itself.`,
        fix: moveOurs(ours),
      }));
  }

  /** On Express, requests for other hosts go on to the next route. */
  #isForOtherHosts({ controller }: AppRoute): boolean {
    return this.#isExpress() && Reflect.getMetadata(HOST_METADATA, controller) !== undefined;
  }

  #isExpress(): boolean {
    return this.adapterHost.httpAdapter.getType() === 'express';
  }
}

function isSame(one: ServedRoute, other: ServedRoute): boolean {
  return (
    (one.method === other.method || [one.method, other.method].includes('ALL')) &&
    one.shapes.some((shape) => other.shapes.includes(shape)) &&
    one.versions.some((version) => other.versions.includes(version))
  );
}

/**
 * Whether no request comes to a route on Express, which answers with the first one that matches: an earlier one is wider. Fastify
 * prefers the narrower one, whatever their order.
 */
function isHidden(route: ServedRoute, earlier: ServedRoute): boolean {
  return (
    earlier.place < route.place &&
    [route.method, 'ALL'].includes(earlier.method) &&
    route.shapes.some((shape) => earlier.shapes.some((wider) => isWider(wider, shape))) &&
    route.versions.some((version) => earlier.versions.includes(version)) &&
    !passesOn(earlier)
  );
}

/** Whether a handler has `@Next()`, which lets the next route answer. */
function passesOn({ controller, handler }: ServedRoute): boolean {
  const { name } = handler as { readonly name: string };
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as object;
  return Object.keys(parameters).some((key) => key.startsWith(`${RouteParamtypes.NEXT}:`));
}

/** What has no version answers requests of any, as what is neutral does. */
function versionsOf(version: RouteVersion = VERSION_NEUTRAL): readonly unknown[] {
  return Array.isArray(version) ? version : [version];
}

function describe(ours: ServedRoute, theirs: ServedRoute): Conflict {
  const differently = theirs.path === ours.path ? '' : ` (as ${theirs.path})`;
  return {
    text: `Two handlers serve ${ours.method} ${ours.path}: ${nameOf(ours)} and ${nameOf(theirs)}${differently}.`,
    fix: ours.module === theirs.module ? importOnce(ours) : moveOurs(ours),
  };
}

function nameOf({ name, module }: ServedRoute): string {
  return `${name} of ${module.name}`;
}

function moveOurs({ controller, module }: ServedRoute): string {
  return `Serve ours elsewhere: ${module.name}.forRoot({ path: '${otherPathOf(controller) ?? ''}' }).`;
}

/** Nest keeps one path for a class of a module. */
function importOnce({ module: { name } }: ServedRoute): string {
  return `${name} is imported twice. Import it once, or extend it for the second, as its option path says.`;
}
