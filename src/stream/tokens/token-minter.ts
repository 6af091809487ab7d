import type { CallTokenRequest, PermanentUserTokenRequest, UserTokenRequest } from '../models/tokens';
import { USER_ID_MAX_LENGTH } from '../models/limits';
import { shownValue } from '../shown-value';
import { StreamValidationError } from '../stream.errors';
import type { ResolvedClientOptions } from '../stream.options';
import { plainClaims, type Claims } from './plain-claims';
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
  readonly #now: () => number;

  /** @param now the time in unix milliseconds */
  constructor(signer: TokenSigner, options: TokenOptions, now: () => number) {
    this.#signer = signer;
    this.#options = options;
    this.#now = now;
  }

  userToken({ user_id, validity_in_seconds, iat, exp, ...others }: UserTokenRequest): string {
    const claims = plainClaims(others);
    this.#checkClaims(user_id, claims);
    const issuedAt = this.#issueTime(iat);
    const expiresAt = exp ?? issuedAt + requireValidity(validity_in_seconds ?? this.#defaultValidity());
    this.#checkExpiry(issuedAt, requireSeconds('exp', expiresAt));
    return this.#sign({ user_id, ...claims, iat: issuedAt, exp: expiresAt });
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
    return this.#sign({ user_id, ...claims, iat: this.#issueTime(iat) });
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

  #issueTime(iat: number | undefined): number {
    if (iat !== undefined) return requireSeconds('iat', iat);
    return Math.floor(this.#now() / 1000) - this.#options.tokenBackdatingSeconds;
  }

  #checkClaims(userId: unknown, claims: Claims): void {
    if (typeof userId !== 'string' || userId === '') {
      throw new StreamValidationError('user_id', 'must be text that is not empty.');
    }
    if (userId.length > USER_ID_MAX_LENGTH) {
      throw new StreamValidationError('user_id', `must have at most ${USER_ID_MAX_LENGTH} characters.`);
    }
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

  #checkExpiry(issuedAt: number, expiresAt: number): void {
    if (expiresAt <= issuedAt) throw new StreamValidationError('exp', 'must be later than iat.');
    const max = this.#options.maxTokenValiditySeconds;
    // Counted from now at the latest: an `iat` in the future must not buy a later end.
    const start = Math.min(issuedAt, Math.floor(this.#now() / 1000));
    if (max === undefined || expiresAt - start <= max) return;
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
    if (typeof cid === 'string' && /^[^:]+:[^:]+$/.test(cid)) return cid;
    throw new StreamValidationError(`call_cids[${index}]`, 'must be `<type>:<id>`.');
  });
}
