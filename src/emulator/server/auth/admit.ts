import type { Tenant } from '../../tenants/tenant';
import type { Tenants } from '../../tenants/tenants';
import { authenticate, findTenant, requireAccess, type Credentials } from './authenticate';
import type { Caller } from '../../world/caller';
import type { FoundRoute } from '../routing/router';
import { faultOf, notFound, type StreamFault } from '../../protocol/stream-fault';

export interface Admitted {
  readonly tenant: Tenant;
  readonly caller: Caller;
  readonly found: FoundRoute;
}

export interface Refused {
  /** Known unless the API key was wrong or the path unknown. */
  readonly tenant?: Tenant;
  readonly caller?: undefined;
  readonly fault: StreamFault;
}

/** Everything Stream checks before it looks at the body, in Stream's order: path, API key, token, kind of caller. */
export function admit(
  tenants: Tenants,
  found: FoundRoute | undefined,
  credentials: Credentials,
): Admitted | Refused {
  if (!found) return { fault: notFound('Not Found') };
  let tenant: Tenant | undefined;
  try {
    tenant = findTenant(tenants, credentials.query);
    const caller = authenticate(tenant.app, credentials);
    requireAccess(caller, found.route);
    return { tenant, caller, found };
  } catch (error) {
    return { tenant, fault: faultOf(error) };
  }
}
