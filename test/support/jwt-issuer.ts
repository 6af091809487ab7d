import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';

/** Who signs tokens in tests, with a key of its own. */
export interface JwtIssuer {
  /** The public half of the key as PEM. */
  readonly pem: string;
  /** The public half of the key as it stands in a JSON Web Key Set. */
  readonly jwk: object;
  /** Signs claims; they expire in five minutes unless they say otherwise. */
  sign(
    claims: JWTPayload,
    header?: { readonly alg?: string; readonly kid?: string | undefined },
  ): Promise<string>;
}

/** An issuer with an RSA key, or one with an EC key. */
export function aJwtIssuer({
  kid = 'one',
  alg = 'RS256',
}: { kid?: string; alg?: 'RS256' | 'ES256' } = {}): JwtIssuer {
  const { publicKey, privateKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    jwk: { ...publicKey.export({ format: 'jwk' }), kid },
    sign: (claims, header) => signWith(privateKey, claims, { alg, kid, ...header }),
  };
}

/** Signs claims with a shared secret. */
export function signWithSecret(secret: string, claims: JWTPayload, alg = 'HS256'): Promise<string> {
  return signWith(createSecretKey(secret, 'utf8'), claims, { alg });
}

/** Puts a token together without a signature. */
export function unsigned(claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: inSeconds(300), ...claims })}.`;
}

/** Unix seconds from now. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

function signWith(
  key: KeyObject,
  claims: JWTPayload,
  header: { readonly alg: string; readonly kid?: string | undefined },
): Promise<string> {
  return new SignJWT({ exp: inSeconds(300), ...claims }).setProtectedHeader(header).sign(key);
}
