import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import {
  algorithmsOf,
  minSecretBytes,
  PUBLIC_KEY_ALGORITHMS,
  SECRET_ALGORITHMS,
  type JwtAlgorithm,
} from './jwt-algorithm';

/** A key that was given in the options, with the algorithms it may be used with. */
export interface LocalKey {
  readonly key: KeyObject;
  readonly algorithms: readonly JwtAlgorithm[];
}

/**
 * Reads public keys from PEM.
 *
 * @param allowed the algorithms of the options; left out: all that fit a key
 * @throws StreamConfigurationError when one is no public key, or none of the allowed algorithms fits it
 */
export function publicKeys(
  pems: string | readonly string[],
  allowed: readonly JwtAlgorithm[] = PUBLIC_KEY_ALGORITHMS,
): LocalKey[] {
  return listed('publicKey', pems).map(({ place, text }) => {
    const key = parsePublicKey(place, text);
    const possible = algorithmsOf(key);
    if (possible.length === 0) {
      throw new StreamConfigurationError(
        `${place} must be an RSA key of 2048 bits or more, an EC key on P-256, P-384 or P-521, or an Ed25519 key.`,
      );
    }
    const algorithms = possible.filter((algorithm) => allowed.includes(algorithm));
    if (algorithms.length > 0) return { key, algorithms };
    throw new StreamConfigurationError(
      `algorithms must have one that fits ${place}: ${possible.join(', ')}; not only ${allowed.join(', ')}.`,
    );
  });
}

/**
 * Takes shared secrets.
 *
 * @param allowed the algorithms of the options
 * @throws StreamConfigurationError when one is too short; without any secret in its text
 */
export function secretKeys(
  secrets: string | readonly string[],
  allowed: readonly JwtAlgorithm[] = ['HS256'],
): LocalKey[] {
  const algorithms = SECRET_ALGORITHMS.filter((algorithm) => allowed.includes(algorithm));
  const bytes = Math.max(...algorithms.map(minSecretBytes));
  return listed('secret', secrets).map(({ place, text }) => {
    if (Buffer.byteLength(text) >= bytes) return { key: createSecretKey(text, 'utf8'), algorithms };
    throw new StreamConfigurationError(
      `${place} must have ${bytes} bytes or more for ${algorithms.join(', ')}, such as the output of \`openssl rand -hex 32\`.`,
    );
  });
}

function parsePublicKey(place: string, pem: string): KeyObject {
  if (pem.includes('PRIVATE KEY')) {
    throw new StreamConfigurationError(
      `${place} is a private key. Give its public half, and keep the private one with the issuer: ` +
        '`openssl pkey -in private.pem -pubout`.',
    );
  }
  try {
    return createPublicKey(pem);
  } catch {
    throw new StreamConfigurationError(
      `${place} must be a public key or a certificate in PEM, beginning with -----BEGIN PUBLIC KEY-----.`,
    );
  }
}

function listed(name: string, value: string | readonly string[]): { place: string; text: string }[] {
  const texts: readonly unknown[] = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(texts) || texts.length === 0) {
    throw new StreamConfigurationError(`${name} must be text, or a list of texts with at least one.`);
  }
  return texts.map((text: unknown, index) => {
    const place = texts.length === 1 ? name : `${name}[${index}]`;
    if (typeof text === 'string' && text !== '') return { place, text };
    throw new StreamConfigurationError(`${place} must be text that is not empty.`);
  });
}
