import { createHmac, timingSafeEqual } from 'node:crypto';
import { RecentMap } from './recent-map';
import { StreamFault } from './stream-fault';

/** The claims of a verified token that mean something to Stream. */
export interface TokenClaims {
  readonly server: boolean;
  readonly userId?: string;
  /** Unix seconds. */
  readonly issuedAt?: number;
  readonly callCids?: readonly string[];
  readonly role?: string;
}

export interface TokenRules {
  readonly secret: string;
  /** The present, milliseconds since 1970. */
  readonly now: number;
  /** Accept development tokens, whose third segment is the word `devtoken`. */
  readonly allowUnsigned: boolean;
}

const DEV_TOKEN_SIGNATURE = 'devtoken';

/** How many tokens are kept at most, and how many characters one may have. */
const TOKENS_KEPT = 1000;
const KEPT_TOKEN_LENGTH = 4096;

/** The claims that say when a token counts, in Unix seconds. */
interface TokenTimes {
  readonly exp?: unknown;
  readonly nbf?: unknown;
  readonly iat?: unknown;
}

/** A token whose signature was verified. */
interface SignedToken {
  /** The secret it was signed with; absent for a development token. */
  readonly secret: string | undefined;
  readonly times: TokenTimes;
  readonly claims: TokenClaims;
}

/**
 * Verifies JWTs signed with HS256. Clients send one token with many requests: the signatures of the latest tokens are not
 * verified again. Whether a token is in time is checked each time.
 */
export class TokenVerifier {
  private readonly signed = new RecentMap<string, SignedToken>(TOKENS_KEPT);

  /** Throws the 401 that Stream returns for what is wrong with the token. */
  verify(token: string, rules: TokenRules): TokenClaims {
    const known = this.signed.get(token);
    const signed = known !== undefined && isSignedFor(known, rules) ? known : readSigned(token, rules);
    if (isExpired(signed.times, rules.now / 1000)) this.signed.delete(token);
    requireInTime(signed.times, rules.now / 1000);
    if (signed !== known && token.length <= KEPT_TOKEN_LENGTH) this.signed.set(token, signed);
    return signed.claims;
  }

  /** How many tokens are kept. */
  get size(): number {
    return this.signed.size;
  }
}

/** Whether a token that was verified before would be again. */
function isSignedFor({ secret }: SignedToken, rules: TokenRules): boolean {
  return secret === undefined ? rules.allowUnsigned : secret === rules.secret;
}

function readSigned(token: string, rules: TokenRules): SignedToken {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const head = decodeSegment(header);
  const claims = decodeSegment(payload);
  if (!head || !claims || signature === '' || rest.length > 0 || head.alg !== 'HS256') throw invalidToken();
  if (!isSigned(`${header}.${payload}`, signature, rules)) {
    throw new StreamFault('authentication', 'Token signature is invalid');
  }
  const { exp, nbf, iat } = claims;
  const isDevelopment = rules.allowUnsigned && signature === DEV_TOKEN_SIGNATURE;
  return {
    secret: isDevelopment ? undefined : rules.secret,
    times: { exp, nbf, iat },
    claims: meaningful(claims),
  };
}

function meaningful(claims: Record<string, unknown>): TokenClaims {
  return {
    server: claims.server === true,
    ...(typeof claims.user_id === 'string' && claims.user_id !== '' && { userId: claims.user_id }),
    ...(typeof claims.iat === 'number' && { issuedAt: claims.iat }),
    ...(isStringList(claims.call_cids) && { callCids: claims.call_cids }),
    ...(typeof claims.role === 'string' && { role: claims.role }),
  };
}

/** 401, code 5: there is no token, or it is none. */
export function invalidToken(): StreamFault {
  return new StreamFault('authentication', 'Token is invalid');
}

/** Signs a user token without an end, as guests get one. */
export function signUserToken(userId: string, secret: string, now: number): string {
  const issuedAt = Math.floor(now / 1000) - 1;
  const head = encodeSegment({ alg: 'HS256', typ: 'JWT' });
  const signed = `${head}.${encodeSegment({ user_id: userId, iat: issuedAt })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function isSigned(signed: string, signature: string, { secret, allowUnsigned }: TokenRules): boolean {
  if (allowUnsigned && signature === DEV_TOKEN_SIGNATURE) return true;
  const wanted = createHmac('sha256', secret).update(signed).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function isExpired({ exp }: TokenTimes, now: number): boolean {
  return typeof exp === 'number' && exp <= now;
}

function requireInTime(times: TokenTimes, now: number): void {
  const { exp, nbf, iat } = times;
  if (!isTime(exp) || !isTime(nbf) || !isTime(iat)) throw invalidToken();
  if (isExpired(times, now)) throw new StreamFault('tokenExpired', 'Token is expired');
  if (typeof nbf === 'number' && nbf > now)
    throw new StreamFault('tokenNotValidYet', 'Token is not valid yet');
  if (typeof iat === 'number' && iat > now) {
    throw new StreamFault('tokenUsedBeforeIssue', 'JWTAuth error: token used before issue at (iat)');
  }
}

function isTime(claim: unknown): boolean {
  return claim === undefined || typeof claim === 'number';
}

function decodeSegment(segment: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function encodeSegment(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
