import { missingGrant, notAllowed } from '../../protocol/stream-fault';
import type { Caller } from '../../world/caller';
import { GRANT_SUFFIXES, actionName } from '../../world/call-types/call-permissions';
import { isBanned } from '../../users/user-standing';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { rolesInForce } from './role-in-force';

/** What a permission is asked for: a call, or a call of a type that is about to be made. */
export interface AccessTarget {
  readonly type: string;
  readonly call?: CallRecord;
  /** Of a call that is about to be made. */
  readonly team?: string;
}

const ANONYMOUS_ID = '!anon';
const BANNED_FROM = ['create-call', 'join-call'];

export function targetOf(call: CallRecord): AccessTarget {
  return { type: call.type, call };
}

/** Whether grants and the call's own permissions let the caller do something. Servers may do everything. */
export function isAllowed(app: App, caller: Caller, target: AccessTarget, permission: string): boolean {
  if (caller.kind === 'server' || app.settings.disablePermissionsChecks) return true;
  const own = caller.kind === 'user' ? target.call?.permissions?.get(caller.user.id) : undefined;
  if (own?.revoked.includes(permission)) return false;
  if (own?.granted.includes(permission)) return true;
  const grants = app.callTypes.get(target.type)?.grants ?? {};
  const variants = variantsOf(app, caller, target, permission);
  return rolesOf(caller, target).some((role) => {
    const granted = Object.hasOwn(grants, role) ? (grants[role] ?? []) : [];
    return variants.some((variant) => granted.includes(variant));
  });
}

/** Throws 403/17 for users who are blocked or banned from what they ask for, and where the grant is missing. */
export function requirePermission(app: App, caller: Caller, target: AccessTarget, permission: string): void {
  if (permission !== 'read-call') requireNotBlocked(caller, target);
  if (BANNED_FROM.includes(permission)) requireNotBanned(app, caller);
  if (isAllowed(app, caller, target, permission)) return;
  const [role = 'anonymous'] = rolesOf(caller, target);
  throw missingGrant(callerId(caller), role, actionName(permission), `video:${target.type}`);
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

function rolesOf(caller: Caller, { call, team }: AccessTarget): readonly string[] {
  return rolesInForce(caller, call, call?.team ?? team);
}

/** The grants that are as good as the permission here. Who makes a call owns it. */
function variantsOf(app: App, caller: Caller, { call, team }: AccessTarget, permission: string): string[] {
  const owns = caller.kind === 'user' && (call === undefined || call.createdBy === caller.user.id);
  const { owner, anyTeam, both } = GRANT_SUFFIXES;
  const acrossTeams = [`${permission}${anyTeam}`, ...(owns ? [`${permission}${both}`] : [])];
  if (!isOwnTeam(app, caller, call === undefined ? team : call.team)) return acrossTeams;
  return [permission, ...(owns ? [`${permission}${owner}`] : []), ...acrossTeams];
}

/** Teams separate users only while the app is multi-tenant; then who has no team sees what has none. */
export function isOwnTeam(app: App, caller: Caller, team: string | undefined): boolean {
  if (!app.settings.multiTenantEnabled || caller.kind === 'server') return true;
  const teams = caller.kind === 'user' ? caller.user.teams : [];
  return team === undefined ? teams.length === 0 : teams.includes(team);
}

function callerId(caller: Caller): string {
  return caller.kind === 'user' ? caller.user.id : ANONYMOUS_ID;
}
