import type { DynamicModule, ModuleMetadata, Type } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';

/** How a REST module is registered; a module without options is imported as it is. */
export interface RestModuleOptions extends Pick<ModuleMetadata, 'imports'> {
  /** The name of the client to use, as given to `StreamModule.forRoot({ name })`. Default: the client without a name. */
  readonly client?: string;
}

/** A REST module with options. */
export function withRestOptions(module: Type, { client, imports = [] }: RestModuleOptions): DynamicModule {
  return { module, imports, providers: [provideRouteClient(module.name, client)] };
}
