import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type NestModule,
  type Provider,
  type Type,
} from '@nestjs/common';
import { RouteConflictsModule } from '../routes/route-conflicts.module';
import { StreamConfigurationError } from '../stream/stream.errors';
import { ACCESS_POLICY, AccessPolicy, DEFAULT_MEMBER_ROLES, MEMBER_ROLES } from './access-policy';
import type { Authenticator } from './authenticators/authenticator';
import { AUTHENTICATORS } from './authenticators/authenticators.token';
import { EarlyAuthentication } from './before-body/early-authentication';
import { FastifyAdaptation } from './before-body/fastify-adaptation';
import { GuardedPaths } from './before-body/guarded-paths';
import { GuardedRoutes } from './guarded-routes';
import { GuardedRoutesCheck } from './guarded-routes.check';
import { DEFAULT_STANDING_TTL, USER_STANDINGS, UserStandings } from './standing/user-standings';

/** Who may use the REST modules. */
export interface AccessOptions {
  /** Asked in this order; the first that knows the request's credentials decides who makes it. */
  readonly authenticators: readonly Authenticator[];
  /**
   * The roles that users may give to members of the calls they created, to themselves too. Services may give any. Default:
   * `call_member` alone, which members without a role have anyway.
   */
  readonly memberRoles?: readonly string[];
  /**
   * Milliseconds for which it is kept whether a user is deactivated, banned or deleted at Stream; changes through the REST API,
   * and those that webhooks tell of, count at once. 0: Stream is asked for every request of a user. Default: 10000.
   */
  readonly standingTtl?: number;
}

/** What is known before the other options are made. */
export interface AccessModuleExtras extends Pick<ModuleMetadata, 'imports'> {
  /** Decides in place of `AccessPolicy`, which it extends; its dependencies come from `imports` or from global modules. */
  readonly policy?: Type<AccessPolicy>;
}

/** `inject` lists what is passed to `useFactory`, from `imports` or from global modules. */
export interface AccessAsyncOptions
  extends AccessModuleExtras, Pick<FactoryProvider<AccessOptions>, 'inject' | 'useFactory'> {}

/** The options as the host gives them. They hold credentials, and are not exported by the module. */
export const ACCESS_OPTIONS = Symbol.for('nestjs-getstream:access-options');

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
export class AccessModule implements NestModule {
  constructor(
    @Inject(EarlyAuthentication) private readonly early: EarlyAuthentication,
    @Inject(FastifyAdaptation) private readonly fastify: FastifyAdaptation,
  ) {}

  /** Runs when the host has made its parsers and its global prefix, and before there are routes. */
  configure(): void {
    this.early.install();
    this.fastify.install();
  }

  static forRoot({ policy, imports, ...options }: AccessOptions & AccessModuleExtras): DynamicModule {
    return AccessModule.forRootAsync({
      useFactory: () => options,
      ...(policy && { policy }),
      ...(imports && { imports }),
    });
  }

  static forRootAsync({
    inject = [],
    useFactory,
    imports = [],
    policy = AccessPolicy,
  }: AccessAsyncOptions): DynamicModule {
    const provided: Provider[] = [
      { provide: ACCESS_OPTIONS, inject, useFactory },
      {
        provide: AUTHENTICATORS,
        inject: [ACCESS_OPTIONS],
        useFactory: ({ authenticators }: AccessOptions) => prepared(authenticators),
      },
      {
        provide: MEMBER_ROLES,
        inject: [ACCESS_OPTIONS],
        useFactory: ({ memberRoles = DEFAULT_MEMBER_ROLES }: AccessOptions) => memberRoles,
      },
      {
        provide: USER_STANDINGS,
        inject: [ACCESS_OPTIONS],
        useFactory: ({ standingTtl }: AccessOptions) => makeStandings(standingTtl),
      },
      { provide: AccessPolicy, useClass: policy },
      { provide: ACCESS_POLICY, useExisting: AccessPolicy },
    ];
    return {
      module: AccessModule,
      global: true,
      imports: [RouteConflictsModule, ...imports],
      providers: [
        ...provided,
        GuardedRoutes,
        GuardedRoutesCheck,
        GuardedPaths,
        EarlyAuthentication,
        FastifyAdaptation,
      ],
      exports: [AUTHENTICATORS, AccessPolicy, ACCESS_POLICY, USER_STANDINGS],
    };
  }
}

function makeStandings(ttl: number = DEFAULT_STANDING_TTL): UserStandings {
  if (Number.isInteger(ttl) && ttl >= 0) return new UserStandings(ttl);
  throw new StreamConfigurationError(`standingTtl must be a whole number of milliseconds, not ${ttl}.`);
}

async function prepared(authenticators: readonly Authenticator[]): Promise<readonly Authenticator[]> {
  if (authenticators.length === 0) {
    throw new StreamConfigurationError(
      'AccessModule got no authenticators: give at least one, such as new ApiKeyAuthenticator(keys).',
    );
  }
  for (const authenticator of authenticators) await authenticator.prepare?.();
  return authenticators;
}
