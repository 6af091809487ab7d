import {
  ForbiddenException,
  Inject,
  Injectable,
  Optional,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { StreamClient } from '../stream/stream.client';
import { StreamConfigurationError } from '../stream/stream.errors';
import { scopeRefusal, userRefusal, type UserAttempt, type UserRule } from './access-policy';
import { USER_RULE } from './allow-users.decorator';
import type { Authenticator, RequestCredentials } from './authenticator';
import { AUTHENTICATORS } from './authenticators';
import { readCallStanding } from './call-standing';
import { PRINCIPAL, type AdmittedRequest } from './current-principal.decorator';
import type { Principal } from './principal';
import { REQUIRED_SCOPES } from './require-scope.decorator';
import { ROUTE_CLIENT } from './route-client';
import type { Scope } from './scope';

type GuardedRequest = RequestCredentials & AdmittedRequest & Pick<UserAttempt, 'params' | 'body'>;

/** Lets a request in when an authenticator knows who makes it and the policy allows it; 401 and 403 otherwise. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #authenticators: readonly Authenticator[];

  /** @throws StreamConfigurationError when the app does not say who may use its routes */
  constructor(
    private readonly reflector: Reflector,
    @Optional() @Inject(AUTHENTICATORS) authenticators?: readonly Authenticator[],
    @Optional() @Inject(ROUTE_CLIENT) private readonly client?: StreamClient,
  ) {
    if (!authenticators?.length) {
      throw new StreamConfigurationError(
        'The REST modules do not start without knowing who may use them. Import AccessModule.forRoot({ authenticators: ' +
          '[new ApiKeyAuthenticator([{ name, key, scopes }])] }) in the root module, with authenticators of your own if ' +
          'you like. To let everybody in, say so with new OpenAccessAuthenticator().',
      );
    }
    this.#authenticators = authenticators;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const principal = await this.#authenticate(request);
    if (!principal)
      throw new UnauthorizedException('Send valid credentials, such as an API key in the header x-api-key.');

    const handlers = [context.getHandler(), context.getClass()];
    const scopes =
      this.reflector.getAllAndOverride<readonly Scope[] | undefined>(REQUIRED_SCOPES, handlers) ?? [];
    refuse(scopeRefusal(principal, scopes));
    if (principal.kind === 'user') {
      const rule = this.reflector.getAllAndOverride<UserRule | undefined>(USER_RULE, handlers);
      refuse(userRefusal(rule, await this.#attempt(principal.subject, rule, request)));
    }
    request[PRINCIPAL] = principal;
    return true;
  }

  async #authenticate({ headers }: RequestCredentials): Promise<Principal | undefined> {
    for (const authenticator of this.#authenticators) {
      const principal = await authenticator.authenticate({ headers });
      if (principal) return principal;
    }
    return undefined;
  }

  async #attempt(userId: string, rule: UserRule | undefined, request: GuardedRequest): Promise<UserAttempt> {
    const attempt = { userId, params: request.params, body: request.body };
    const { type, id } = request.params;
    if (!rule?.needsCall || !this.client || type === undefined || id === undefined) return attempt;
    return { ...attempt, call: await readCallStanding(this.client, { type, id }, userId) };
  }
}

function refuse(refusal: string | undefined): void {
  if (refusal !== undefined) throw new ForbiddenException(refusal);
}
