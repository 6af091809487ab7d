import type { OwnCapability } from '../../../stream/models/enums';
import type { Grants } from '../../world/call-types/built-in-grants';
import { CALL_PERMISSIONS, GRANT_SUFFIXES } from '../../world/call-types/call-permissions';

export type CapabilitiesByRole = Readonly<Record<string, readonly OwnCapability[]>>;

/** What each role with grants may do in calls, sorted. Worked out once for the grants of a call type, which many events show. */
export class RoleCapabilities {
  /** Grants are replaced when they change. */
  private readonly known = new WeakMap<Grants, CapabilitiesByRole>();

  of(grants: Grants): CapabilitiesByRole {
    const capabilities = this.known.get(grants) ?? capabilitiesByRole(grants);
    this.known.set(grants, capabilities);
    return capabilities;
  }
}

function capabilitiesByRole(grants: Grants): CapabilitiesByRole {
  return Object.fromEntries(Object.entries(grants).map(([role, granted]) => [role, capabilitiesOf(granted)]));
}

function capabilitiesOf(granted: readonly string[]): readonly OwnCapability[] {
  return CALL_PERMISSIONS.flatMap(({ id, capability }) => {
    const has = granted.includes(id) || granted.includes(`${id}${GRANT_SUFFIXES.anyTeam}`);
    return has && capability !== undefined ? [capability] : [];
  }).toSorted();
}
