import type { UserRecord } from './user-store';

/** The calls on which a call token makes its holder a member, and the role it has there. */
export interface CallTokenClaims {
  readonly cids: readonly string[];
  readonly role: string;
}

export interface ServerCaller {
  readonly kind: 'server';
}

export interface UserCaller {
  readonly kind: 'user';
  readonly user: UserRecord;
  readonly callToken?: CallTokenClaims;
}

export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

/** Who sent a request. A server bypasses all permission checks. */
export type Caller = ServerCaller | UserCaller | AnonymousCaller;
