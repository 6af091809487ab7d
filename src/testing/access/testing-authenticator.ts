import { Authenticator, type RequestCredentials } from '../../access/authenticators/authenticator';
import type { Principal } from '../../access/principal';
import { requireTestEnvironment } from '../require-test-environment';
import { principalIn, SCHEME } from './test-principal';

/**
 * Accepts the headers of `stream.asUser()` and `stream.asService()`, which the secret of the test app signs.
 *
 * @throws Error if `NODE_ENV` is `production`
 */
export class TestingAuthenticator extends Authenticator {
  override readonly accepts = 'the headers of stream.asUser()';
  override readonly challenge = SCHEME;
  readonly #secret: string;

  constructor({ apiSecret }: { readonly apiSecret: string }) {
    super();
    requireTestEnvironment();
    this.#secret = apiSecret;
  }

  override authenticate({ headers }: RequestCredentials): Principal | undefined {
    const { authorization } = headers;
    return typeof authorization === 'string' ? principalIn(authorization, this.#secret) : undefined;
  }
}
