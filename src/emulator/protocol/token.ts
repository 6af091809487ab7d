import { createHmac, timingSafeEqual } from 'node:crypto';
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

/** Reads a JWT signed with HS256. Throws the 401 that Stream answers for what is wrong with it. */
export function verifyToken(token: string, rules: TokenRules): TokenClaims {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const head = decodeSegment(header);
  const claims = decodeSegment(payload);
  if (!head || !claims || signature === '' || rest.length > 0 || head.alg !== 'HS256') throw invalidToken();
  if (!isSigned(`${header}.${payload}`, signature, rules)) {
    throw new StreamFault('authentication', 'Token signature is invalid');
  }
  requireInTime(claims, rules.now / 1000);
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

function requireInTime(claims: Record<string, unknown>, now: number): void {
  const { exp, nbf, iat } = claims;
  if ([exp, nbf, iat].some((claim) => claim !== undefined && typeof claim !== 'number')) throw invalidToken();
  if (typeof exp === 'number' && exp <= now) throw new StreamFault('tokenExpired', 'Token is expired');
  if (typeof nbf === 'number' && nbf > now)
    throw new StreamFault('tokenNotValidYet', 'Token is not valid yet');
  if (typeof iat === 'number' && iat > now) {
    throw new StreamFault('tokenUsedBeforeIssue', 'JWTAuth error: token used before issue at (iat)');
  }
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
