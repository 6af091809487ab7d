import type { DynamicModule, ModuleMetadata, Type } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';
import { servedBelow, type RoutePathOptions } from '../routes/served-below';

/** How a REST module is registered; a module without options is imported as it is. */
export interface RestModuleOptions extends Pick<ModuleMetadata, 'imports'>, RoutePathOptions {
  /** The name of the client to use, as given to `StreamModule.forRoot({ name })`. Default: the client without a name. */
  readonly client?: string;
}

/**
 * A REST module with options.
 *
 * @throws StreamConfigurationError for a path with parameters
 */
export function withRestOptions(
  module: Type,
  { client, path, imports = [] }: RestModuleOptions,
): DynamicModule {
  return {
    module,
    imports: [...imports, ...servedBelow(module, path)],
    providers: [provideRouteClient(module.name, client)],
  };
}
