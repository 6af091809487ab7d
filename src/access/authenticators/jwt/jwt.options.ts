import type { Principal } from '../../principal';
import type { Scope } from '../../scope';
import type { JwtAlgorithm } from './jwt-algorithm';

/** The claims of a verified token. */
export type JwtClaims = Readonly<Record<string, unknown>>;

/** Which claims say what. Each is the exact name of a claim at the top level; for anything else there is `map`. */
export interface JwtClaimNames {
  /** Who it is: for a user, the id of the Stream user. Default: `sub`. */
  readonly subject?: string;
  /**
   * Scopes, as text with spaces between or as a list; those that are no scopes of ours are ignored. A user's token with this
   * claim has only those of `userScopes` that it lists: none when it is empty, or lists others alone, such as `openid`. Name
   * another claim when your issuer puts such scopes into `scope`. Default: `scope`.
   */
  readonly scopes?: string;
  /** Says `user` or `service`; a token without the claim is a user's. Default: none, every token is a user's. */
  readonly kind?: string;
  /** The user's name. Default: `name`. */
  readonly name?: string;
  /** The address of the user's picture. Default: `picture`. */
  readonly image?: string;
}

/** Makes a principal of the claims of a verified token; `undefined` refuses it. */
export type MapClaims = (claims: JwtClaims) => Principal | undefined | Promise<Principal | undefined>;

/** What a token has to be, and what it stands for. */
export interface JwtRules {
  /** Who must have issued the token: the claim `iss`; of several, one. */
  readonly issuer?: string | readonly string[] | undefined;
  /** Whom the token must be for: the claim `aud`; of several, one suffices. */
  readonly audience?: string | readonly string[] | undefined;
  /**
   * How tokens may be signed. Default: all that fit the key, which for a `secret` is `HS256` alone. A public key never
   * takes `HS…`, and `none` does not exist.
   */
  readonly algorithms?: readonly JwtAlgorithm[] | undefined;
  /** Seconds by which the issuer's clock may differ from ours. Default: 5. */
  readonly clockTolerance?: number | undefined;
  /** Whether a token without an expiry is refused. Default: true. */
  readonly requireExpiry?: boolean | undefined;
  readonly claims?: JwtClaimNames | undefined;
  /**
   * The scopes of users whose tokens list none, and the most that any user can have. Default: `USER_SCOPES`, all that users can
   * make use of.
   */
  readonly userScopes?: readonly Scope[] | undefined;
  /**
   * Whether the id of the Stream user is `escapeUserId` of a user's subject, so that subjects such as `auth0|5f1e` can be used.
   * `unescapeUserId` gives them back. Turn it on before there are users, and use the same ids in your own requests. Default:
   * false, subjects have to be valid ids: a changed id is another user.
   */
  readonly escapeUserIds?: boolean | undefined;
  /** In place of `claims` and `userScopes`. A user's subject must be a valid id of a Stream user here too, or `escapeUserIds` set. */
  readonly map?: MapClaims | undefined;
}

/** The issuer's keys, at an address of its own. Needs `issuer` or `audience`: one address often serves many apps. */
export interface JwksSource {
  /** Address of a JSON Web Key Set, such as `https://login.example.com/.well-known/jwks.json`. */
  readonly jwksUrl: string;
  /** Milliseconds that reading the keys may take. Default: 5000. */
  readonly jwksTimeout?: number | undefined;
  /** Milliseconds after which the keys are read again, while those known go on. Default: 600000. */
  readonly jwksMaxAge?: number | undefined;
  /** Milliseconds between two readings at least, also when a token names a key that is not known. Default: 30000. */
  readonly jwksCooldown?: number | undefined;
  /**
   * The address of a proxy to read the keys by, or `false` for none. Default: as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say, as
   * for the client.
   */
  readonly proxy?: string | false | undefined;
  readonly publicKey?: undefined;
  readonly secret?: undefined;
}

export interface PublicKeySource {
  /** The public key as PEM (a key or a certificate); several while a key is replaced. */
  readonly publicKey: string | readonly string[];
  readonly jwksUrl?: undefined;
  readonly secret?: undefined;
}

export interface SecretSource {
  /** The secret shared with the issuer, of 32 bytes at least; several while a secret is replaced. */
  readonly secret: string | readonly string[];
  readonly jwksUrl?: undefined;
  readonly publicKey?: undefined;
}

/** How JWTs are verified, and what they stand for. */
export type JwtOptions = JwtRules & (JwksSource | PublicKeySource | SecretSource);
