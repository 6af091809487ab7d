import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { StreamConfigurationError } from '../stream/stream.errors';
import type { Authenticator } from './authenticator';
import { AUTHENTICATORS } from './authenticators';
import { GuardedRoutesCheck } from './guarded-routes.check';

export interface AccessOptions {
  /** Asked in this order; the first that knows the request's credentials decides who makes it. */
  readonly authenticators: readonly Authenticator[];
}

/** `inject` lists what is passed to `useFactory`, from `imports` or from global modules. */
export interface AccessAsyncOptions
  extends Pick<ModuleMetadata, 'imports'>, Pick<FactoryProvider<AccessOptions>, 'inject' | 'useFactory'> {}

/**
 * Says who may use the REST modules. Import it once, in the root module; it is global.
 *
 * @example
 * ```ts
 * AccessModule.forRootAsync({
 *   inject: [ConfigService],
 *   useFactory: (config: ConfigService) => ({
 *     authenticators: [new ApiKeyAuthenticator(parseApiKeys(JSON.parse(config.getOrThrow('API_KEYS'))))],
 *   }),
 * })
 * ```
 */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    return AccessModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync(options: AccessAsyncOptions): DynamicModule {
    const authenticators: FactoryProvider<readonly Authenticator[]> = {
      provide: AUTHENTICATORS,
      inject: options.inject ?? [],
      useFactory: async (...args: unknown[]) =>
        requireSome((await options.useFactory(...args)).authenticators),
    };
    return {
      module: AccessModule,
      global: true,
      imports: [DiscoveryModule, ...(options.imports ?? [])],
      providers: [authenticators, GuardedRoutesCheck],
      exports: [AUTHENTICATORS],
    };
  }
}

function requireSome(authenticators: readonly Authenticator[]): readonly Authenticator[] {
  if (authenticators.length > 0) return authenticators;
  throw new StreamConfigurationError(
    'AccessModule got no authenticators: give at least one, such as new ApiKeyAuthenticator(keys).',
  );
}
