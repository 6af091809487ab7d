import type { JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import type { LocalKey } from './local-keys';
import type { Jose } from './remote-keys';

/** Verifies one token with what the options give. Rejects with an error of jose's when the token is not good. */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

/** Verifies tokens with keys that are looked up by what a token names. */
export function verifierWithLookup(
  jose: Jose,
  find: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): TokenVerifier {
  return async (token) => {
    try {
      return (await jose.jwtVerify(token, find, options)).payload;
    } catch (error) {
      if (!(error instanceof jose.errors.JWKSMultipleMatchingKeys)) throw error;
      // A token without a key id, and several keys that it may be signed with: one of them has to fit.
      const attempts: Attempt[] = [];
      for await (const key of error) attempts.push(() => jose.jwtVerify(token, key, options));
      return firstThatFits(jose, attempts);
    }
  };
}

/** Verifies tokens with the keys of the options, each with its own algorithms. */
export function verifierWithKeys(
  jose: Jose,
  keys: readonly LocalKey[],
  options: JWTVerifyOptions,
): TokenVerifier {
  return async (token) => {
    const { alg } = jose.decodeProtectedHeader(token);
    const attempts = keys
      .filter(({ algorithms }) => algorithms.some((algorithm) => algorithm === alg))
      .map(
        ({ key, algorithms }): Attempt =>
          () =>
            jose.jwtVerify(token, key, { ...options, algorithms: [...algorithms] }),
      );
    return firstThatFits(jose, attempts);
  };
}

type Attempt = () => Promise<{ payload: JWTPayload }>;

async function firstThatFits(jose: Jose, attempts: readonly Attempt[]): Promise<JWTPayload> {
  for (const attempt of attempts) {
    try {
      return (await attempt()).payload;
    } catch (error) {
      if (!(error instanceof jose.errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new jose.errors.JWSSignatureVerificationFailed();
}
