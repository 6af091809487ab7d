/** Who signs in, as the app that verified it knows the user. */
export interface SessionProfile {
  id: string;
  name?: string | undefined;
  /** Address of the profile picture. */
  image?: string | undefined;
}

/** What a front end gives to Stream's SDK as the user. */
export class SessionUser {
  /** @example 'john' */
  id!: string;
  /** @example 'John' */
  name?: string;
  /** @example 'https://example.com/john.png' */
  image?: string;
  /** @example 'user' */
  role!: string;
}

/** What a front end needs to connect to Stream. */
export class SessionResponse {
  /** The public key of the app. */
  api_key!: string;
  /** The user as it was when its profile was last written or compared. */
  user!: SessionUser;
  /** What the front end connects to Stream with, as this user. */
  token!: string;
  expires_at!: Date;
}
