import { Inject, Injectable } from '@nestjs/common';
import { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { methodOf } from '../../routes/app-routes';
import { servedPaths } from '../../routes/served-paths';
import { GuardedRoutes } from '../guarded-routes';

/** A path that is served, such as `POST /v1/calls/:type/:id/end`. */
export interface GuardedPath {
  /** In capitals; `ALL` for every method. */
  readonly method: string;
  readonly path: string;
}

/** Where the guarded routes are served. */
@Injectable()
export class GuardedPaths {
  constructor(
    @Inject(GuardedRoutes) private readonly routes: GuardedRoutes,
    @Inject(ApplicationConfig) private readonly config: ApplicationConfig,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /** To be called when the app has its prefix and versions. */
  all(): GuardedPath[] {
    return this.routes.all().flatMap((route) => {
      const method = methodOf(route.handler);
      return servedPaths(route, { config: this.config, modules: this.modules }).map((path) => ({
        method,
        path,
      }));
    });
  }
}
