import { missingGrant, notAllowed } from '../../protocol/stream-fault';
import { isBanned } from '../../users/user-standing';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { actionName } from '../../world/call-types/call-permissions';
import type { Caller } from '../../world/caller';
import { CallGrants, type AccessTarget } from './call-grants';

const ANONYMOUS_ID = '!anon';
const BANNED_FROM = ['create-call', 'join-call'];

export function targetOf(call: CallRecord): AccessTarget {
  return { type: call.type, call };
}

/** Whether grants and the call's own permissions let the caller do something. Servers may do everything. */
export function isAllowed(app: App, caller: Caller, target: AccessTarget, permission: string): boolean {
  return new CallGrants(app, caller, target).allows(permission);
}

/** Throws 403/17 for users who are blocked or banned from what they ask for, and where the grant is missing. */
export function requirePermission(app: App, caller: Caller, target: AccessTarget, permission: string): void {
  if (permission !== 'read-call') requireNotBlocked(caller, target);
  if (BANNED_FROM.includes(permission)) requireNotBanned(app, caller);
  const grants = new CallGrants(app, caller, target);
  if (grants.allows(permission)) return;
  throw missingGrant(callerId(caller), grants.role, actionName(permission), `video:${target.type}`);
}

/** Stream: banned users cannot join, make or ring calls anywhere in the app. */
export function requireNotBanned(app: App, caller: Caller): void {
  if (caller.kind !== 'user' || !isBanned(app, caller.user)) return;
  throw notAllowed(`User '${caller.user.id}' is banned`);
}

function requireNotBlocked(caller: Caller, { call }: AccessTarget): void {
  if (caller.kind !== 'user' || call?.blocked?.includes(caller.user.id) !== true) return;
  throw notAllowed(`User '${caller.user.id}' is blocked from the call`);
}

function callerId(caller: Caller): string {
  return caller.kind === 'user' ? caller.user.id : ANONYMOUS_ID;
}
