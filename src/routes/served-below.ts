import type { DynamicModule, Type } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { requirePlainPath } from './plain-path';

/** The option of modules that have routes. */
export interface RoutePathOptions {
  /**
   * A path below which the routes of the module are served, such as `video` for `/video/users/:id`; it comes after the global
   * prefix and the version of the host, and is no path of `RouterModule` for the same module. Default: none. Only one for a module
   * in an app: to import a module twice, extend it.
   *
   * @example
   * ```ts
   * class EuUsersModule extends UsersModule {}
   * imports: [UsersModule, EuUsersModule.forRoot({ path: 'eu', client: 'eu' })]
   * ```
   */
  readonly path?: string;
}

/**
 * The imports of `module` that have Nest serve its routes below `path`.
 *
 * @throws StreamConfigurationError for a path with parameters
 */
export function servedBelow(module: Type, path: string | undefined): DynamicModule[] {
  if (path === undefined) return [];
  return [RouterModule.register([{ path: requirePlainPath(path, 'video'), module }])];
}
