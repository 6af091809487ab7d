import { timingSafeEqual } from 'node:crypto';
import { apiKeyDigest, digestOf, expandScopes, parseApiKeys, type ApiKey } from './api-key';
import { Authenticator, type RequestCredentials } from '../authenticator';
import type { Principal } from '../../principal';

/** The header that an API key travels in. */
export const API_KEY_HEADER = 'x-api-key';

interface KnownKey {
  readonly digest: Buffer;
  readonly principal: Principal;
}

/**
 * Lets services in by a key in the header `x-api-key`. To replace a key, list the new one under the same name, and take the
 * old one away when nobody uses it any more.
 *
 * @example
 * ```ts
 * AccessModule.forRoot({
 *   authenticators: [new ApiKeyAuthenticator([{ name: 'backend', key: process.env.BACKEND_KEY, scopes: ['*'] }])],
 * })
 * ```
 */
export class ApiKeyAuthenticator extends Authenticator {
  override readonly accepts = `an API key in the header ${API_KEY_HEADER}`;
  readonly #keys: readonly KnownKey[];

  /** @throws StreamConfigurationError when the list is empty or an entry is malformed */
  constructor(keys: readonly ApiKey[]) {
    super();
    this.#keys = parseApiKeys(keys).map((key) => ({
      digest: digestOf(key),
      principal: { subject: key.name, kind: 'service', scopes: expandScopes(key.scopes) },
    }));
  }

  override authenticate({ headers }: RequestCredentials): Principal | undefined {
    const given = headers[API_KEY_HEADER];
    if (typeof given !== 'string' || given === '') return undefined;
    const givenDigest = apiKeyDigest(given);
    // Every key is compared, and digests have one length: the time taken tells nothing about the keys.
    const matches = this.#keys.filter((key) => timingSafeEqual(key.digest, givenDigest));
    return matches[0]?.principal;
  }
}
