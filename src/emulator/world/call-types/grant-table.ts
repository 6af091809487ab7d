import type { OwnCapability } from '../../../stream/models/enums';
import type { Grants } from './built-in-grants';
import { CALL_PERMISSIONS, GRANT_SUFFIXES } from './call-permissions';

/** What a caller is to a call: that decides which variants of a grant count. */
export interface GrantScope {
  /** Whether the call is the caller's own. */
  readonly owns: boolean;
  /** Whether the call is of a team of the caller's. */
  readonly ownTeam: boolean;
}

/** What each role with grants may do in calls, sorted. */
export type CapabilitiesByRole = Readonly<Record<string, readonly OwnCapability[]>>;

/** A permission that shows in `own_capabilities`. */
export interface ShownPermission {
  readonly id: string;
  readonly capability: OwnCapability;
}

/** The permissions that show in `own_capabilities`, sorted as they show there. */
export const SHOWN_PERMISSIONS: readonly ShownPermission[] = CALL_PERMISSIONS.flatMap(({ id, capability }) =>
  capability === undefined ? [] : [{ id, capability }],
).toSorted((a, b) => (a.capability < b.capability ? -1 : 1));

/** What members of the role may do on calls of their team that are not their own. */
const PLAIN_SCOPE: GrantScope = { owns: false, ownTeam: true };

/** The grants of a call type, indexed: lists of capabilities are worked out once. Grants are replaced when they change. */
export class GrantTable {
  private readonly roles: ReadonlyMap<string, RoleGrants>;
  private byRole: CapabilitiesByRole | undefined;

  constructor(grants: Grants) {
    this.roles = new Map(Object.entries(grants).map(([role, granted]) => [role, new RoleGrants(granted)]));
  }

  /** Whether a role has a permission in this scope, by any variant of the grant. */
  allows(role: string, permission: string, scope: GrantScope): boolean {
    return this.roles.get(role)?.allows(permission, scope) ?? false;
  }

  /** What a role may do in this scope, sorted. */
  capabilities(role: string, scope: GrantScope): readonly OwnCapability[] {
    return this.roles.get(role)?.capabilities(scope) ?? [];
  }

  /** Of every role with grants: what events of a call tell. */
  get capabilitiesByRole(): CapabilitiesByRole {
    this.byRole ??= Object.fromEntries(
      [...this.roles].map(([role, granted]) => [role, granted.capabilities(PLAIN_SCOPE)]),
    );
    return this.byRole;
  }
}

/** The grants of one role. */
class RoleGrants {
  private readonly granted: ReadonlySet<string>;
  /** By scope. */
  private readonly known = new Map<string, readonly OwnCapability[]>();

  constructor(granted: readonly string[]) {
    this.granted = new Set(granted);
  }

  allows(permission: string, { owns, ownTeam }: GrantScope): boolean {
    const { granted } = this;
    const { owner, anyTeam, both } = GRANT_SUFFIXES;
    if (granted.has(permission + anyTeam) || (owns && granted.has(permission + both))) return true;
    return ownTeam && (granted.has(permission) || (owns && granted.has(permission + owner)));
  }

  capabilities(scope: GrantScope): readonly OwnCapability[] {
    const key = `${scope.owns} ${scope.ownTeam}`;
    const capabilities = this.known.get(key) ?? this.capabilitiesIn(scope);
    this.known.set(key, capabilities);
    return capabilities;
  }

  private capabilitiesIn(scope: GrantScope): readonly OwnCapability[] {
    return SHOWN_PERMISSIONS.flatMap(({ id, capability }) => (this.allows(id, scope) ? [capability] : []));
  }
}
