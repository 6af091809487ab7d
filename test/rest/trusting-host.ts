import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  AccessModule,
  Authenticator,
  CallsModule,
  CallTypesModule,
  RolesModule,
  SCOPES,
  StreamModule,
  UsersModule,
  type AccessOptions,
  type Principal,
  type RequestCredentials,
  type Scope,
  type StreamModuleOptions,
} from '../../src';
import type { Platform } from '../support/platforms';
import { listen, type RestHost } from './rest-host';

/** Believes what the header `x-principal` says, as JSON. */
export class TrustingAuthenticator extends Authenticator {
  override authenticate({ headers }: RequestCredentials): Principal | undefined {
    const principal = headers['x-principal'];
    return typeof principal === 'string' ? (JSON.parse(principal) as Principal) : undefined;
  }
}

@Module({})
class Root {}

interface TrustingAppOptions extends Pick<AccessOptions, 'memberRoles'> {
  /** Modules besides those of the REST API. */
  readonly others?: readonly DynamicModule[];
}

/** The REST modules, and others besides, in an app that lets in whoever a request says it is from. */
export function createTrustingApp(
  platform: Platform,
  stream: StreamModuleOptions,
  { others = [], ...access }: TrustingAppOptions = {},
): Promise<INestApplication> {
  const root = {
    module: Root,
    imports: [
      StreamModule.forRoot(stream),
      AccessModule.forRoot({ authenticators: [new TrustingAuthenticator()], ...access }),
      UsersModule,
      CallsModule,
      CallTypesModule,
      RolesModule,
      ...others,
    ],
  };
  const options = { logger: false, abortOnError: false } as const;
  return platform === 'Fastify'
    ? NestFactory.create(root, new FastifyAdapter(), options)
    : NestFactory.create(root, options);
}

/** Such an app, listening. */
export async function startTrustingHost(
  platform: Platform,
  stream: StreamModuleOptions,
  others: readonly DynamicModule[] = [],
): Promise<RestHost> {
  return listen(await createTrustingApp(platform, stream, { others }));
}

/** The headers of a request from this principal. */
export const as = (kind: Principal['kind'], subject: string, scopes: readonly Scope[] = SCOPES) => ({
  'x-principal': JSON.stringify({ kind, subject, scopes }),
});
