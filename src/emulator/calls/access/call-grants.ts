import { OWN_CAPABILITIES, type OwnCapability } from '../../../stream/models/enums';
import type { App } from '../../world/app';
import type { CallRecord, UserPermissions } from '../../world/call';
import { SHOWN_PERMISSIONS, type GrantScope, type GrantTable } from '../../world/call-types/grant-table';
import type { Caller } from '../../world/caller';
import { effectiveRoles } from './role-in-force';

/** What a permission is asked for: a call, or a call of a type that is about to be made. */
export interface AccessTarget {
  readonly type: string;
  readonly call?: CallRecord;
  /** Of a call that is about to be made. */
  readonly team?: string;
}

const SHOWN_CAPABILITIES = SHOWN_PERMISSIONS.map(({ capability }) => capability);

/**
 * The grants of a caller on a call as they are now: of its roles and of itself. Worked out once, for however many permissions
 * are looked at; a change of the call, its type or the app asks for new ones.
 */
export class CallGrants {
  /** Whether the caller may do everything. */
  private readonly unlimited: boolean;
  /** The roles whose grants count; error texts name the first. */
  private readonly roles: readonly string[];
  private readonly table: GrantTable;
  private readonly scope: GrantScope;
  /** Given to and taken from the user on this call. */
  private readonly own: UserPermissions | undefined;

  constructor(app: App, caller: Caller, { type, call, team = call?.team }: AccessTarget) {
    const userId = caller.kind === 'user' ? caller.user.id : undefined;
    this.unlimited = caller.kind === 'server' || app.settings.disablePermissionsChecks;
    this.roles = effectiveRoles(caller, call, team);
    this.table = app.callTypes.grantsOf(type);
    this.own = userId === undefined ? undefined : call?.permissions?.get(userId);
    this.scope = {
      // Who makes a call owns it.
      owns: userId !== undefined && (call === undefined || call.createdBy === userId),
      ownTeam: isOwnTeam(app, caller, call === undefined ? team : call.team),
    };
  }

  /** The role that error texts name. */
  get role(): string {
    return this.roles[0] ?? 'anonymous';
  }

  /** Whether grants and the call's own permissions let the caller do something. */
  allows(permission: string): boolean {
    if (this.unlimited) return true;
    if (this.own?.revoked.includes(permission) === true) return false;
    if (this.own?.granted.includes(permission) === true) return true;
    return this.roles.some((role) => this.table.allows(role, permission, this.scope));
  }

  /** What the caller may do, sorted. */
  capabilities(): readonly OwnCapability[] {
    if (this.unlimited) return SHOWN_CAPABILITIES;
    const byRoleOnly = this.own === undefined && this.roles.length === 1;
    if (byRoleOnly) return this.table.capabilities(this.role, this.scope);
    return SHOWN_PERMISSIONS.flatMap(({ id, capability }) => (this.allows(id) ? [capability] : []));
  }
}

/** What a caller may do on a call, sorted. A server is shown every capability there is. For most callers it is one list for all calls. */
export function ownCapabilities(app: App, caller: Caller, call: CallRecord): readonly OwnCapability[] {
  if (caller.kind === 'server') return OWN_CAPABILITIES;
  return new CallGrants(app, caller, { type: call.type, call }).capabilities();
}

/** Teams separate users only while the app is multi-tenant; then who has no team sees what has none. */
export function isOwnTeam(app: App, caller: Caller, team: string | undefined): boolean {
  if (!app.settings.multiTenantEnabled || caller.kind === 'server') return true;
  const teams = caller.kind === 'user' ? caller.user.teams : [];
  return team === undefined ? teams.length === 0 : teams.includes(team);
}
