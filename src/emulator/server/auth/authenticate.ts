import type { IncomingHttpHeaders } from 'node:http';
import type { App } from '../../world/app';
import type { Micros } from '../../world/clock';
import type { UserRecord } from '../../world/user-store';
import type { Tenant } from '../../tenants/tenant';
import type { Tenants } from '../../tenants/tenants';
import { requireUser } from '../../users/find-user';
import type { Access, Route } from '../../protocol/route';
import type { Caller } from '../../world/caller';
import { missingGrant, notAllowed, StreamFault } from '../../protocol/stream-fault';
import { invalidToken, type TokenClaims, type TokenVerifier } from '../../protocol/token';

/** The role a call token gives where it names none. */
const CALL_TOKEN_ROLE = 'call_member';

/** The app of a request. Stream checks the key before anything else: throws 401/2 without one or for an unknown one. */
export function findTenant(tenants: Tenants, query: URLSearchParams): Tenant {
  const apiKey = query.get('api_key') ?? '';
  if (apiKey === '') throw new StreamFault('accessKey', 'api_key or app_id not provided');
  const tenant = tenants.get(apiKey);
  if (!tenant) throw new StreamFault('accessKey', 'api_key not valid');
  return tenant;
}

/** Where a request says who it is from, and what verifies that. */
export interface Credentials {
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly tokens: TokenVerifier;
}

/** Who sent the request. Throws 401 for a bad token, 404/16 for a user token of a user that does not exist. */
export function authenticate(app: App, { headers, query, tokens }: Credentials): Caller {
  const type = header(headers, 'stream-auth-type') ?? query.get('stream-auth-type') ?? 'jwt';
  if (type === 'anonymous') return { kind: 'anonymous' };
  if (type !== 'jwt') {
    throw new StreamFault('authentication', 'stream-auth-type must be one of [jwt anonymous]');
  }
  const token = (header(headers, 'authorization') ?? '').replace(/^Bearer +/i, '');
  if (token === '') throw invalidToken();
  const claims = tokens.verify(token, {
    secret: app.apiSecret,
    now: app.clock.millis(),
    allowUnsigned: app.settings.disableAuthChecks,
  });
  return callerOf(app, claims);
}

/** Throws 403/17 unless this kind of caller may use the route at all. */
export function requireAccess(caller: Caller, { access, operation }: Route): void {
  if (isAllowed(caller, access)) return;
  const { id, role } = caller.kind === 'user' ? caller.user : { id: '!anon', role: 'anonymous' };
  throw missingGrant(id, role, actionOf(operation), '.app');
}

function callerOf(app: App, claims: TokenClaims): Caller {
  if (claims.server) return { kind: 'server' };
  if (claims.userId === undefined) throw invalidToken();
  requireNotRevoked(claims, app.settings.revokeTokensIssuedBefore);
  const user = requireSignedIn(app, claims.userId);
  requireNotRevoked(claims, user.revokeTokensIssuedBefore);
  if (claims.callCids === undefined) return { kind: 'user', user };
  return { kind: 'user', user, callToken: { cids: claims.callCids, role: claims.role ?? CALL_TOKEN_ROLE } };
}

function requireSignedIn(app: App, userId: string): UserRecord {
  const user = requireUser(app, userId);
  if (user.deactivatedAt !== undefined) throw notAllowed(`the user ${userId} was deactivated`);
  return user;
}

/** A token without `iat` counts as issued before any revocation. Server tokens are not revoked: one is needed to undo it. */
function requireNotRevoked({ issuedAt = 0 }: TokenClaims, before: Micros | undefined): void {
  if (before !== undefined && issuedAt * 1_000_000 < before) {
    throw new StreamFault('tokenExpired', 'Token was revoked');
  }
}

function isAllowed(caller: Caller, access: Access): boolean {
  if (caller.kind === 'server' || access === 'anyone') return true;
  return caller.kind === 'user' && access === 'user';
}

/** Stream's permission actions are singular: `UpdateUsers` needs `UpdateUser`. */
function actionOf(operation: string): string {
  return operation.replace(/sPartial$|s$/, '');
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
