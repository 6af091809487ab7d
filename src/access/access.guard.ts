import {
  ForbiddenException,
  Inject,
  Injectable,
  Optional,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { HttpAdapterHost, ModuleRef, Reflector } from '@nestjs/core';
import { MEMBERS_LIMIT } from '../stream/models/limits';
import type { StreamClient } from '../stream/stream.client';
import { getStreamToken } from '../stream/stream.decorators';
import { StreamConfigurationError } from '../stream/stream.errors';
import { ACCESS_POLICY, AccessPolicy, type AccessAttempt } from './access-policy';
import { ADMISSION, type AdmissionCarrier } from './admission';
import { USER_RULE } from './allow-users.decorator';
import { Authentication, type IncomingCredentials } from './authentication';
import type { Authenticator } from './authenticators/authenticator';
import { AUTHENTICATORS } from './authenticators/authenticators.token';
import { GUARDED_CALL, type CallCarrier } from './call-access/guarded-call.decorator';
import { CALL_ACCESS, type CallAccessMetadata } from './call-access/call-access.metadata';
import { UserOnCall } from './call-access/user-on-call';
import { isThenable } from './is-thenable';
import { PerRoute, type Route } from './per-route';
import type { Principal } from './principal';
import { REQUEST_LIMITER, type RequestLimiter } from './request-limiter';
import { REQUIRED_SCOPES } from './require-scope.decorator';
import { ROUTE_CLIENT } from './route-client';
import type { UserRule } from './rules/user-rule';
import type { Scope } from './scope';
import { requireStanding } from './standing/standing-check';
import { USER_STANDINGS, type UserStandings } from './standing/user-standings';
import { upstreamOptions } from './upstream-options';

type GuardedRequest = IncomingCredentials &
  AdmissionCarrier &
  CallCarrier & { readonly method?: string } & Pick<AccessAttempt, 'params' | 'query' | 'body'>;

/** What a route says of those who may use it. */
interface RouteAccess extends Pick<AccessAttempt, 'scopes' | 'rule'> {
  /** Knows the call that the path names. */
  readonly client: StreamClient | undefined;
}

/**
 * Lets a request in when an authenticator knows who makes it and the policy allows it; otherwise 401 and 403, and 429 or 503
 * when it has to come back later.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #authentication: Authentication;
  readonly #routes = new PerRoute((route) => this.#read(route));

  /** @throws StreamConfigurationError when the app does not say who may use its routes */
  constructor(
    private readonly reflector: Reflector,
    private readonly adapterHost: HttpAdapterHost,
    private readonly moduleRef: ModuleRef,
    @Optional() @Inject(AUTHENTICATORS) authenticators?: readonly Authenticator[],
    @Optional() @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy = new AccessPolicy(),
    @Optional() @Inject(REQUEST_LIMITER) limiter?: RequestLimiter,
    @Optional() @Inject(ROUTE_CLIENT) private readonly routeClient?: StreamClient,
    @Optional() @Inject(USER_STANDINGS) private readonly standings?: UserStandings,
  ) {
    if (!authenticators?.length) {
      throw new StreamConfigurationError(
        'The REST modules do not start without knowing who may use them. Import AccessModule.forRoot({ authenticators: ' +
          '[new ApiKeyAuthenticator([{ name, key, scopes }])] }) in the root module, with authenticators of your own if ' +
          'you like. To let everybody in, say so with new OpenAccessAuthenticator().',
      );
    }
    this.#authentication = new Authentication(authenticators, limiter);
    if (routeClient) standings?.watch(routeClient);
  }

  /** Waits for promises only: for services there are mostly none. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    try {
      const principal = await this.#authentication.admit(request);
      const stood = this.#requireStanding(principal, request, context);
      if (stood) await stood;
      const judged = this.policy.denialReason(this.#attempt(principal, request, context));
      const denial = isThenable(judged) ? await judged : judged;
      if (denial !== undefined) throw new ForbiddenException(denial);
      request[ADMISSION] = { policy: this.policy, rule: this.#routes.of(context).rule };
      return true;
    } catch (error) {
      this.#setHeaders(error, context);
      throw error;
    }
  }

  #attempt(principal: Principal, request: GuardedRequest, context: ExecutionContext): AccessAttempt {
    const { params, query, body } = request;
    const { scopes, rule } = this.#routes.of(context);
    return { principal, scopes, rule, params, query, body, call: this.#callOf(principal, request, context) };
  }

  #requireStanding(
    principal: Principal,
    { method }: GuardedRequest,
    context: ExecutionContext,
  ): void | Promise<void> {
    if (!this.standings || principal.kind === 'service') return;
    const { rule, client = this.#defaultClient() } = this.#routes.of(context);
    if (rule && client) return requireStanding(this.standings, { principal, rule, method, client });
  }

  /** A host may have the guard without any client of Stream. */
  #defaultClient(): StreamClient | undefined {
    try {
      return this.#watched(this.moduleRef.get<StreamClient>(getStreamToken(), { strict: false }));
    } catch {
      return undefined;
    }
  }

  /** What services may do depends on no call. */
  #callOf(
    { kind, subject }: Principal,
    request: GuardedRequest,
    context: ExecutionContext,
  ): UserOnCall | undefined {
    if (kind === 'service') return undefined;
    const { client } = this.#routes.of(context);
    const { method, query } = request;
    const { type, id } = request.params;
    if (!client || type === undefined || id === undefined) return undefined;
    const membersLimit = method === 'GET' ? membersLimitIn(query) : undefined;
    const call = new UserOnCall(client, { type, id }, subject, upstreamOptions(context), membersLimit);
    request[GUARDED_CALL] = call;
    return call;
  }

  #read({ handler, controller }: Route): RouteAccess {
    const places = [handler, controller];
    const access = this.reflector.get<CallAccessMetadata | undefined>(CALL_ACCESS, handler);
    const scopes = this.reflector.getAllAndOverride<readonly Scope[] | undefined>(REQUIRED_SCOPES, places);
    return {
      scopes: scopes ?? access?.scopes ?? [],
      rule: this.reflector.getAllAndOverride<UserRule | undefined>(USER_RULE, places),
      client: this.#watched(this.#clientOf(access)),
    };
  }

  /** How its users stand changes through it. */
  #watched(client: StreamClient | undefined): StreamClient | undefined {
    if (client) this.standings?.watch(client);
    return client;
  }

  #clientOf(access: CallAccessMetadata | undefined): StreamClient | undefined {
    if (!access || (this.routeClient && access.client === undefined)) return this.routeClient;
    return this.moduleRef.get<StreamClient>(getStreamToken(access.client), { strict: false });
  }

  #setHeaders(error: unknown, context: ExecutionContext): void {
    const { httpAdapter } = this.adapterHost;
    const response = context.switchToHttp().getResponse<unknown>();
    for (const [name, value] of Object.entries(this.#authentication.headersFor(error))) {
      httpAdapter.setHeader(response, name, value);
    }
  }
}

/** The guard comes before validation; what is not valid is refused later. */
function membersLimitIn({ members_limit }: GuardedRequest['query']): number | undefined {
  if (typeof members_limit !== 'string' || !/^\d{1,3}$/.test(members_limit)) return undefined;
  const limit = Number(members_limit);
  return limit <= MEMBERS_LIMIT.max ? limit : undefined;
}
