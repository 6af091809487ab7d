import { createPublicKey } from 'node:crypto';
import {
  algorithmsOf,
  minSecretBytes,
  PUBLIC_KEY_ALGORITHMS,
  SECRET_ALGORITHMS,
  type JwtAlgorithm,
} from '../../../access/authenticators/jwt/jwt-algorithm';
import type { ConfigurationRule } from './rule';

/** A public key taken for a shared secret would let everybody who knows it make tokens. */
export const requireFittingAlgorithms: ConfigurationRule = (_variables, { jwt }) => {
  if (!jwt?.algorithms) return [];
  if ('publicKey' in jwt) return fit(jwt.algorithms, algorithmsOf(createPublicKey(jwt.publicKey)), 'the key');
  return 'secret' in jwt
    ? fit(jwt.algorithms, SECRET_ALGORITHMS, 'JWT_SECRET')
    : fit(jwt.algorithms, PUBLIC_KEY_ALGORITHMS, 'public keys');
};

function fit(given: readonly JwtAlgorithm[], possible: readonly JwtAlgorithm[], key: string): string[] {
  const others = given.filter((algorithm) => !possible.includes(algorithm));
  // A key that fits nothing is refused by itself.
  if (others.length === 0 || possible.length === 0) return [];
  return [`JWT_ALGORITHMS has ${others.join(', ')}; with ${key} there are: ${possible.join(', ')}.`];
}

/** A key that can be guessed or computed protects nothing. */
export const requireStrongJwtKey: ConfigurationRule = (_variables, { jwt }) => {
  if (!jwt) return [];
  if ('publicKey' in jwt && algorithmsOf(createPublicKey(jwt.publicKey)).length === 0) {
    return [
      'JWT_PUBLIC_KEY must be an RSA key of 2048 bits or more, an EC key on P-256, P-384 or P-521, or an Ed25519 key.',
    ];
  }
  if (!('secret' in jwt)) return [];
  const algorithms = SECRET_ALGORITHMS.filter((one) => (jwt.algorithms ?? ['HS256']).includes(one));
  const bytes = Math.max(...algorithms.map(minSecretBytes));
  if (algorithms.length === 0 || Buffer.byteLength(jwt.secret) >= bytes) return [];
  return [
    `JWT_SECRET must have ${bytes} characters or more for ${algorithms.join(', ')}, such as the output of \`openssl rand -hex 32\`.`,
  ];
};

/** The keys of one address often sign tokens for many apps. */
export const requireIssuerOrAudience: ConfigurationRule = (_variables, { jwt }) => {
  if (!jwt || !('jwksUrl' in jwt) || jwt.issuer !== undefined || jwt.audience) return [];
  return [
    'JWT_JWKS_URL needs JWT_ISSUER or JWT_AUDIENCE, best both: the keys of one address often sign tokens for many apps.',
  ];
};
