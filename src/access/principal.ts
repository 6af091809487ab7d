import type { Scope } from './scope';

/** What verified credentials say of a user besides its id. */
export interface PrincipalProfile {
  readonly name?: string | undefined;
  /** Address of the profile picture. */
  readonly image?: string | undefined;
}

/** Who makes a request. */
export interface Principal {
  /** The name of an API key or service, or the id of a Stream user. */
  readonly subject: string;
  /** A `service` may do what its scopes say. A `user` may besides only do what a route allows users, as themselves. */
  readonly kind: 'service' | 'user';
  readonly scopes: readonly Scope[];
  /**
   * When the credentials were issued, in unix seconds. Those of a user who was deleted since are not accepted; without it none of
   * that user are, for a day.
   */
  readonly issuedAt?: number | undefined;
  /** Of a user: what `POST /session` writes into Stream. */
  readonly profile?: PrincipalProfile | undefined;
}
