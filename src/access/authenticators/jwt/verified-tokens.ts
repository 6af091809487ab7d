import { hash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { ExpiringMap } from '../../../stream/expiring-map';
import type { JwtClaims } from './jwt.options';
import type { TokenVerifier } from './token-verifier';

/** How many tokens are kept. The oldest is evicted first. */
const TOKENS_MAX = 10_000;

/** In milliseconds: a token that is used for longer is verified again. */
const KEPT_FOR = 300_000;

/** Longer tokens are verified every time, which bounds the memory that kept claims take. */
const LENGTH_MAX = 4096;

export interface VerifiedTokensOptions {
  readonly verify: TokenVerifier;
  /** Seconds by which the issuer's clock may differ. */
  readonly clockTolerance: number;
  /** Tells whether the keys are the same as when a token was verified: a number that changes when they are read. */
  readonly keysVersion: () => number;
  /** The time in milliseconds. */
  readonly now: () => number;
}

interface VerifiedToken {
  readonly claims: JwtClaims;
  readonly keysVersion: number;
  readonly verifiedAt: number;
}

/**
 * Verifies tokens, and keeps the claims of verified ones: a user sends the same token with many requests, and a signature takes
 * longer to verify than the rest of a request. Tokens are kept by their SHA-256 digest. A kept token counts until it expires, the
 * keys are read anew, or five minutes have passed, whichever is first.
 */
export class VerifiedTokens {
  readonly #tokens: ExpiringMap<VerifiedToken>;

  constructor(private readonly options: VerifiedTokensOptions) {
    this.#tokens = new ExpiringMap(KEPT_FOR, TOKENS_MAX, options.now);
  }

  /** Returns the claims of a token that was verified lately. */
  find(token: string): JwtClaims | undefined {
    if (token.length > LENGTH_MAX) return undefined;
    // Also starts to read keys that are old, as verifying does.
    const keysVersion = this.options.keysVersion();
    const kept = this.#tokens.get(digest(token));
    const now = this.options.now();
    // A clock that was set back says nothing about the token.
    const counts = kept?.keysVersion === keysVersion && kept.verifiedAt <= now && !this.#isExpired(kept, now);
    return counts ? kept.claims : undefined;
  }

  /**
   * Verifies a token.
   *
   * @returns its claims, frozen because requests share them
   * @throws as `verify` does
   */
  async verify(token: string): Promise<JwtClaims> {
    // Before: keys that are read meanwhile may be without the one that signed it.
    const keysVersion = this.options.keysVersion();
    const claims = frozen(await this.options.verify(token));
    if (token.length <= LENGTH_MAX)
      this.#tokens.set(digest(token), { claims, keysVersion, verifiedAt: this.options.now() });
    return claims;
  }

  /** In whole seconds, as jose does. */
  #isExpired({ claims: { exp } }: VerifiedToken, now: number): boolean {
    return typeof exp === 'number' && exp <= Math.floor(now / 1000) - this.options.clockTolerance;
  }
}

function digest(token: string): string {
  return hash('sha256', token, 'base64');
}

function frozen(claims: JWTPayload): JwtClaims {
  const pending: object[] = [claims];
  for (const part of pending) {
    for (const child of Object.values(Object.freeze(part)) as unknown[])
      if (typeof child === 'object' && child !== null) pending.push(child);
  }
  return claims;
}
