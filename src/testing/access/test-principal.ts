import { createHmac, timingSafeEqual } from 'node:crypto';
import { expandScopes } from '../../access/authenticators/api-key/api-key';
import type { Principal, PrincipalProfile } from '../../access/principal';
import { USER_SCOPES, type Scope } from '../../access/scope';

/** Headers that authenticate a request. */
export interface TestHeaders extends Record<string, string> {
  readonly authorization: string;
}

/** What a test says of a user besides its id. */
export interface TestUserOptions extends PrincipalProfile {
  /** Default: all that users may have. */
  readonly scopes?: readonly Scope[];
  /** When the user signed in. Default: now. */
  readonly issuedAt?: Date;
}

export const SCHEME = 'StreamTesting';

/** A user who is signed in. */
export function userPrincipal(id: string, options: TestUserOptions): Principal {
  const { scopes = USER_SCOPES, issuedAt = new Date(), ...profile } = options;
  const seconds = Math.floor(issuedAt.getTime() / 1000);
  return { subject: id, kind: 'user', scopes, issuedAt: seconds, profile };
}

export function servicePrincipal(scopes: readonly (Scope | '*')[]): Principal {
  return { subject: 'test-service', kind: 'service', scopes: expandScopes(scopes) };
}

/** Headers that carry a principal, signed with the secret of a test app. */
export function headersOf(principal: Principal, secret: string): TestHeaders {
  const claims = Buffer.from(JSON.stringify(principal)).toString('base64url');
  return { authorization: `${SCHEME} ${claims}.${signature(claims, secret)}` };
}

/** The principal that `headersOf` put into an `Authorization` header; `undefined` for other headers and other secrets. */
export function principalIn(header: string, secret: string): Principal | undefined {
  const [scheme, credentials = ''] = header.split(' ');
  const [claims = '', given = ''] = credentials.split('.');
  if (scheme !== SCHEME) return undefined;
  const expected = Buffer.from(signature(claims, secret));
  const received = Buffer.from(given);
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return undefined;
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Principal;
}

function signature(claims: string, secret: string): string {
  return createHmac('sha256', secret).update(claims).digest('base64url');
}
