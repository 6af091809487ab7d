import type { CallTokenRequest, PermanentUserTokenRequest, UserTokenRequest } from '../models/tokens';
import { shownValue } from '../shown-value';
import { StreamValidationError } from '../stream.errors';
import type { ResolvedClientOptions } from '../stream.options';
import { CALL_ID, isCid, requireUserId } from '../identifiers';
import { plainClaims, type Claims } from './plain-claims';
import { Revocations } from './revocations';
import type { TokenSigner } from './token-signer';

/** How long a user token is valid unless something else is asked for. */
export const DEFAULT_VALIDITY_SECONDS = 3600;

/** Unix seconds stay below this until the year 5138, and unix milliseconds are above it since 1973. */
const SECONDS_LIMIT = 1e11;

type TokenOptions = Pick<
  ResolvedClientOptions,
  | 'tokenBackdatingSeconds'
  | 'maxTokenValiditySeconds'
  | 'allowedTokenRoles'
  | 'maxTokenCallCids'
  | 'maxTokenBytes'
>;

/** Decides on the claims of user tokens, within the limits of the options, and has them signed. */
export class TokenMinter {
  readonly #signer: TokenSigner;
  readonly #options: TokenOptions;
  readonly #revocations: Revocations;
  readonly #now: () => number;

  /**
   * @param now the time in unix milliseconds
   * @param revocations decides on issue times
   */
  constructor(
    signer: TokenSigner,
    options: TokenOptions,
    now: () => number,
    revocations = new Revocations({ backdating: options.tokenBackdatingSeconds, now }),
  ) {
    this.#signer = signer;
    this.#options = options;
    this.#revocations = revocations;
    this.#now = now;
  }

  /** @throws StreamValidationError when `userToken` would reject the claims */
  check(request: UserTokenRequest): void {
    this.#userClaims(request);
  }

  userToken(request: UserTokenRequest): string {
    return this.#sign(this.#userClaims(request));
  }

  callToken(request: CallTokenRequest): string {
    requireCids(request.call_cids);
    return this.userToken(request);
  }

  permanentToken({ user_id, iat, ...others }: PermanentUserTokenRequest): string {
    const claims = plainClaims(others);
    if (this.#options.maxTokenValiditySeconds !== undefined) {
      throw new StreamValidationError(
        'user_id',
        'cannot get a permanent token: maxTokenValiditySeconds is set.',
      );
    }
    for (const name of ['exp', 'validity_in_seconds']) {
      if (claims[name] === undefined) continue;
      throw new StreamValidationError(name, 'has no place in a permanent token; use generateUserToken.');
    }
    this.#checkClaims(user_id, claims);
    return this.#sign({ user_id, ...claims, iat: this.#issueTime(user_id, iat) });
  }

  #userClaims({ user_id, validity_in_seconds, iat, exp, ...others }: UserTokenRequest): Claims {
    const claims = plainClaims(others);
    this.#checkClaims(user_id, claims);
    const issuedAt = this.#issueTime(user_id, iat);
    const expiresAt = exp ?? issuedAt + requireValidity(validity_in_seconds ?? this.#defaultValidity());
    // Counted from now at the latest: an `iat` in the future must not buy a later end.
    const start = iat === undefined ? issuedAt : Math.min(iat, Math.floor(this.#now() / 1000));
    requireSeconds('exp', expiresAt);
    if (expiresAt <= issuedAt) throw new StreamValidationError('exp', 'must be later than iat.');
    this.#checkValidity(expiresAt - start);
    return { user_id, ...claims, iat: issuedAt, exp: expiresAt };
  }

  #sign(claims: Claims): string {
    const token = this.#signer.sign(claims);
    const max = this.#options.maxTokenBytes;
    // A token is ASCII.
    if (max === undefined || token.length <= max) return token;
    throw new StreamValidationError(
      claims.call_cids === undefined ? 'user_id' : 'call_cids',
      `makes a token of ${token.length} bytes, of which at most ${max} are allowed (maxTokenBytes).`,
    );
  }

  #defaultValidity(): number {
    return Math.min(DEFAULT_VALIDITY_SECONDS, this.#options.maxTokenValiditySeconds ?? Infinity);
  }

  #issueTime(userId: string, iat: number | undefined): number {
    if (iat === undefined) return this.#revocations.issueTime(userId);
    this.#revocations.chosen(requireSeconds('iat', iat));
    return iat;
  }

  #checkClaims(userId: unknown, claims: Claims): void {
    requireUserId('user_id', userId);
    if (claims.server !== undefined) {
      throw new StreamValidationError('server', 'would make this a token with full access to the app.');
    }
    this.#checkRole(claims.role);
    this.#checkCallCids(claims.call_cids);
  }

  #checkRole(role: unknown): void {
    const allowed = this.#options.allowedTokenRoles;
    if (role === undefined || !allowed) return;
    if (allowed.some((name) => name === role)) return;
    throw new StreamValidationError('role', `must be one of allowedTokenRoles: ${allowed.join(', ')}.`);
  }

  #checkCallCids(cids: unknown): void {
    if (cids === undefined) return;
    const max = this.#options.maxTokenCallCids;
    if (requireCids(cids).length <= (max ?? Infinity)) return;
    throw new StreamValidationError(
      'call_cids',
      `must name at most ${String(max)} calls (maxTokenCallCids).`,
    );
  }

  #checkValidity(seconds: number): void {
    const max = this.#options.maxTokenValiditySeconds;
    if (max === undefined || seconds <= max) return;
    throw new StreamValidationError(
      'validity_in_seconds',
      `must be at most ${max} seconds (maxTokenValiditySeconds).`,
    );
  }
}

function requireValidity(seconds: number): number {
  if (Number.isInteger(seconds) && seconds > 0) return seconds;
  throw new StreamValidationError('validity_in_seconds', 'must be a whole number of seconds above 0.');
}

function requireSeconds(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 0 && value < SECONDS_LIMIT) return value;
  const hint = value >= SECONDS_LIMIT ? ' It looks like milliseconds.' : '';
  throw new StreamValidationError(
    name,
    `must be a whole number of unix seconds, not ${shownValue(value)}.${hint}`,
  );
}

function requireCids(cids: unknown): readonly string[] {
  if (!Array.isArray(cids) || cids.length === 0) {
    throw new StreamValidationError('call_cids', 'must be a list of at least one call, each `<type>:<id>`.');
  }
  return cids.map((cid: unknown, index) => {
    if (isCid(cid)) return cid;
    throw new StreamValidationError(
      `call_cids[${index}]`,
      `must be \`<type>:<id>\`. Each has at most ${CALL_ID.maxLength} characters.`,
    );
  });
}
