import type { KeyObject } from 'node:crypto';

/** Signatures made with a private key, which its public key verifies. */
export const PUBLIC_KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

/** Signatures that whoever can verify them can make. */
export const SECRET_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const;

/** How tokens are signed. `none` is not among them. */
export type JwtAlgorithm = (typeof PUBLIC_KEY_ALGORITHMS)[number] | (typeof SECRET_ALGORITHMS)[number];

/** The least bits of an RSA key that is still safe; jose takes no less. */
const RSA_BITS_MIN = 2048;

const CURVES: Readonly<Record<string, JwtAlgorithm>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

/** The algorithms whose signatures a public key can verify; none for keys that are too weak, or that JWTs do not use. */
export function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): JwtAlgorithm[] {
  switch (asymmetricKeyType) {
    case 'rsa':
      return (asymmetricKeyDetails?.modulusLength ?? 0) < RSA_BITS_MIN
        ? []
        : PUBLIC_KEY_ALGORITHMS.filter((algorithm) => /^[RP]S/.test(algorithm));
    case 'ec':
      return [CURVES[asymmetricKeyDetails?.namedCurve ?? '']].filter((algorithm) => algorithm !== undefined);
    case 'ed25519':
      return ['EdDSA', 'Ed25519'];
    default:
      return [];
  }
}

/** The bytes that a secret needs at least, which are those of its signatures. */
export function minSecretBytes(algorithm: JwtAlgorithm): number {
  return Number(algorithm.slice(2)) / 8;
}
