import { Logger } from '@nestjs/common';
import { isError } from '../../../errors/is-error';
import { loadPeer } from '../../../stream/load-peer';
import { USER_ID_MAX_LENGTH, USER_ID_PATTERN } from '../../../stream/models/limits';
import { Authenticator, type RequestCredentials } from '../authenticator';
import { printable } from '../../printable';
import type { Principal } from '../../principal';
import { RetryLaterException } from '../../retry-later.exception';
import type { JwtClaims, JwtOptions } from './jwt.options';
import { RemoteKeys } from './remote-keys';
import { resolveJwtOptions, type ResolvedJwtOptions } from './resolve-jwt-options';
import { verifierWithKeys, verifierWithLookup, type TokenVerifier } from './token-verifier';

const BEARER = /^Bearer +([\w.-]+) *$/i;

/**
 * Lets users and services in by a JWT in the header `Authorization: Bearer …`. Needs the package `jose`.
 *
 * A token counts when its signature, algorithm, issuer, audience and times are right; then its claims say who it is. A user's
 * subject has to be a valid id of a Stream user: letters, digits, `@`, `_` and `-`. Ids of another form, such as
 * `auth0|123`, need a claim of their own or `map`.
 *
 * @example
 * ```ts
 * new JwtAuthenticator({
 *   jwksUrl: 'https://login.example.com/.well-known/jwks.json',
 *   issuer: 'https://login.example.com/',
 *   audience: 'https://api.example.com',
 * })
 * ```
 */
export class JwtAuthenticator extends Authenticator {
  override readonly accepts = 'a JWT in the header Authorization: Bearer …';
  override readonly challenge = 'Bearer';
  readonly #options: ResolvedJwtOptions;
  readonly #logger = new Logger(JwtAuthenticator.name);
  #verifier: Promise<TokenVerifier> | undefined;

  /** @throws StreamConfigurationError naming the option at fault */
  constructor(options: JwtOptions) {
    super();
    this.#options = resolveJwtOptions(options);
  }

  /** @throws StreamConfigurationError without jose */
  override async prepare(): Promise<void> {
    this.#verifier ??= makeVerifier(this.#options);
    await this.#verifier;
  }

  /** @throws RetryLaterException while the keys of the issuer cannot be read and none are known */
  override async authenticate({ headers }: RequestCredentials): Promise<Principal | undefined> {
    const token = BEARER.exec(typeof headers.authorization === 'string' ? headers.authorization : '')?.[1];
    if (token === undefined) return undefined;
    const claims = await this.#verify(token);
    return claims && this.#principalOf(claims);
  }

  async #verify(token: string): Promise<JwtClaims | undefined> {
    const verify = await (this.#verifier ??= makeVerifier(this.#options));
    try {
      return await verify(token);
    } catch (error) {
      if (error instanceof RetryLaterException) throw error;
      // Whatever is wrong with a token, it is no credential. Some errors of jose's quote its header.
      const reason = isError(error) ? error.message : 'unreadable';
      this.#logger.debug(`A token was refused: ${printable(reason, 200)}`);
      return undefined;
    }
  }

  async #principalOf(claims: JwtClaims): Promise<Principal | undefined> {
    const principal = await this.#options.map(claims);
    if (!principal) {
      this.#logger.warn(
        'A token that is good was refused: its claims name no subject, or a kind that is none.',
      );
      return undefined;
    }
    if (principal.kind === 'user' && !isUserId(principal.subject)) {
      this.#logger.warn(
        'A token that is good was refused: its subject is no id that a Stream user can have. The option `claims.subject` ' +
          'or `map` can take it from elsewhere.',
      );
      return undefined;
    }
    return principal;
  }
}

async function makeVerifier({ source, rules }: ResolvedJwtOptions): Promise<TokenVerifier> {
  const jose = await loadPeer('jose', 'JwtAuthenticator', () => import('jose'));
  return 'jwksUrl' in source
    ? verifierWithLookup(jose, new RemoteKeys(jose, source, Date.now).find, rules)
    : verifierWithKeys(jose, source, rules);
}

function isUserId(subject: string): boolean {
  return subject.length <= USER_ID_MAX_LENGTH && USER_ID_PATTERN.test(subject);
}
