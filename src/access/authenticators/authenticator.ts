import type { Principal } from '../principal';

/** The part of a request that credentials travel in; names of headers are in lower case. */
export interface RequestCredentials {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Tells who makes a request. Extend it to let the credentials of your own app in:
 *
 * @example
 * ```ts
 * class SessionAuthenticator extends Authenticator {
 *   async authenticate({ headers }: RequestCredentials): Promise<Principal | undefined> {
 *     const session = await this.sessions.find(headers.cookie);
 *     return session && { subject: session.userId, kind: 'user', scopes: SCOPES };
 *   }
 * }
 * ```
 */
export abstract class Authenticator {
  /** What it takes, for the text of 401: "Send valid credentials, such as …". */
  readonly accepts?: string;

  /** The HTTP authentication scheme it belongs to, if any, such as `Bearer`: the header `WWW-Authenticate` of 401. */
  readonly challenge?: string;

  /** Called by `AccessModule` when the app starts; what it throws keeps the app from starting. */
  prepare?(): void | Promise<void>;

  /**
   * The principal, or `undefined` when the request has no credentials that this authenticator knows and accepts.
   *
   * @throws RetryLaterException when it cannot tell at present
   * @throws UnauthorizedException when the credentials are genuine but cannot be used; its message is that of 401
   */
  abstract authenticate(request: RequestCredentials): Principal | undefined | Promise<Principal | undefined>;
}
