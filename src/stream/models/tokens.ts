/** Claims of a user token, and how long it is valid. */
export interface UserTokenRequest {
  user_id: string;
  /** Default: 3600, one hour. Not part of the token. */
  validity_in_seconds?: number;
  /**
   * Issue time, unix seconds. Default: now, dated back by the client's `tokenBackdatingSeconds`, but after a revocation of the
   * user's tokens that the client knows of.
   */
  iat?: number;
  /** Expiry, unix seconds. Default: `iat + validity_in_seconds`. */
  exp?: number;
  /** Further claims are signed as they are. */
  [claim: string]: unknown;
}

/** Claims of a token that also lets its user into some calls as if a member. It adds access, it never restricts. */
export interface CallTokenRequest extends UserTokenRequest {
  /** The calls, each `<type>:<id>`. */
  call_cids: string[];
  /** The role on those calls; Stream takes `call_member` when left out. */
  role?: string;
}

/** Claims of a token that never expires: revoke it with `revokeUserTokens`. */
export interface PermanentUserTokenRequest {
  user_id: string;
  iat?: number;
  [claim: string]: unknown;
}
