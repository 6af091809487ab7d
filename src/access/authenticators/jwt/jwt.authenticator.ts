import { Logger, UnauthorizedException } from '@nestjs/common';
import { isError } from '../../../errors/is-error';
import { loadPeer } from '../../../stream/load-peer';
import { USER_ID } from '../../../stream/identifiers';
import { StreamValidationError } from '../../../stream/stream.errors';
import { Authenticator, type RequestCredentials } from '../authenticator';
import { isThenable } from '../../is-thenable';
import { printable } from '../../printable';
import type { Principal } from '../../principal';
import { RetryLaterException } from '../../retry-later.exception';
import type { JwtClaims, JwtOptions } from './jwt.options';
import { RemoteKeys } from './remote-keys';
import { resolveJwtOptions, type ResolvedJwtOptions } from './resolve-jwt-options';
import { verifierWithKeys, verifierWithLookup } from './token-verifier';
import { VerifiedTokens } from './verified-tokens';

/** What the settings are called with which the host decides on subjects and kinds, for the log. */
export interface JwtSettingNames {
  readonly subject: string;
  readonly kind: string;
  readonly escapeUserIds: string;
}

const OPTIONS: JwtSettingNames = {
  subject: 'the option `claims.subject` or `map`',
  kind: '`claims.kind` or `map`',
  escapeUserIds: 'The option `escapeUserIds`',
};

const ALLOWED = `${USER_ID.allowed}, at most ${USER_ID.maxLength} characters`;

const BEARER = /^Bearer +([\w.-]+) *$/i;

/**
 * Lets users and services in by a JWT in the header `Authorization: Bearer …`. Needs the package `jose`.
 *
 * A token counts when its signature, algorithm, issuer, audience and times are right; then its claims say who it is. A user's
 * subject has to be a valid id of a Stream user: letters, digits, `@`, `_` and `-`. Subjects of another form, such as
 * `auth0|123`, need `escapeUserIds`, a claim of their own (`claims.subject`) or `map`.
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
  readonly #settings: JwtSettingNames;
  readonly #logger = new Logger(JwtAuthenticator.name);
  #preparing: Promise<VerifiedTokens> | undefined;
  #tokens: VerifiedTokens | undefined;

  /**
   * @param settings what the log calls the options that help, where they are not set in code
   * @throws StreamConfigurationError naming the option at fault
   */
  constructor(options: JwtOptions, settings: JwtSettingNames = OPTIONS) {
    super();
    this.#settings = settings;
    this.#options = resolveJwtOptions(options);
  }

  /** @throws StreamConfigurationError without jose */
  override async prepare(): Promise<void> {
    this.#tokens = await (this.#preparing ??= verifiedTokens(this.#options));
  }

  /**
   * Takes no promise for a token that was verified lately, unless `map` returns one.
   *
   * @throws RetryLaterException while the keys of the issuer cannot be read and none are known
   * @throws UnauthorizedException for a valid token whose subject is no id that a Stream user can have
   */
  override authenticate({
    headers,
  }: RequestCredentials): Principal | undefined | Promise<Principal | undefined> {
    const token = BEARER.exec(typeof headers.authorization === 'string' ? headers.authorization : '')?.[1];
    if (token === undefined) return undefined;
    const known = this.#tokens?.find(token);
    return known ? this.#principalOf(known) : this.#verified(token);
  }

  async #verified(token: string): Promise<Principal | undefined> {
    const claims = await this.#verify(token);
    return claims && this.#principalOf(claims);
  }

  async #verify(token: string): Promise<JwtClaims | undefined> {
    await this.prepare();
    try {
      return await this.#tokens?.verify(token);
    } catch (error) {
      if (error instanceof RetryLaterException) throw error;
      // Whatever is wrong with a token, it is no credential. Some errors of jose's quote its header.
      const reason = isError(error) ? error.message : 'unreadable';
      this.#logger.debug(`A JWT was rejected: ${printable(reason, 200)}`);
      return undefined;
    }
  }

  #principalOf(claims: JwtClaims): Principal | undefined | Promise<Principal | undefined> {
    const principal = this.#options.map(claims);
    return isThenable(principal)
      ? principal.then((mapped) => this.#checked(mapped))
      : this.#checked(principal);
  }

  #checked(principal: Principal | undefined): Principal | undefined {
    if (!principal) {
      this.#logger.warn(
        'A valid token was rejected: it has no subject, or an unknown kind. The subject comes from ' +
          `${this.#settings.subject}, the kind from ${this.#settings.kind}.`,
      );
      return undefined;
    }
    return principal.kind === 'user'
      ? { ...principal, subject: this.#userIdOf(principal.subject) }
      : principal;
  }

  #userIdOf(subject: string): string {
    try {
      return this.#options.toUserId(subject);
    } catch (error) {
      if (!(error instanceof StreamValidationError)) throw error;
      const { escapeUserIds, subject: claim } = this.#settings;
      this.#logger.warn(
        `A valid token was rejected: its subject is no id that a Stream user can have (${ALLOWED}). ${escapeUserIds} makes an ` +
          `id of any subject that is not too long; ${claim} takes it from elsewhere.`,
      );
      throw new UnauthorizedException(
        `The JWT is valid, but its subject is no user id of Stream's, nor can it be made one: ids have ${ALLOWED}.`,
        { cause: error },
      );
    }
  }
}

async function verifiedTokens({ source, rules }: ResolvedJwtOptions): Promise<VerifiedTokens> {
  const jose = await loadPeer('jose', 'JwtAuthenticator', () => import('jose'));
  const { clockTolerance } = rules;
  const now = () => Date.now();
  if (!('jwksUrl' in source)) {
    const verify = verifierWithKeys(jose, source, rules);
    return new VerifiedTokens({ verify, clockTolerance, keysVersion: () => 0, now });
  }
  const keys = new RemoteKeys(jose, source, now);
  const verify = verifierWithLookup(jose, keys.find, rules);
  return new VerifiedTokens({ verify, clockTolerance, keysVersion: keys.version, now });
}
