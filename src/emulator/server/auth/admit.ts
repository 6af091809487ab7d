import type { IncomingHttpHeaders } from 'node:http';
import type { App } from '../../world/app';
import type { World } from '../../tenants/tenants';
import { authenticate, findApp, requireAccess } from './authenticate';
import type { Caller } from '../../protocol/route';
import type { FoundRoute } from '../routing/router';
import { faultOf, notFound, type StreamFault } from '../../protocol/stream-fault';

export interface Admitted {
  readonly app: App;
  readonly caller: Caller;
  readonly found: FoundRoute;
}

export interface Refused {
  /** Known unless the API key was wrong or the path unknown. */
  readonly app?: App;
  readonly caller?: undefined;
  readonly fault: StreamFault;
}

/** Everything Stream checks before it looks at the body, in Stream's order: path, API key, token, kind of caller. */
export function admit(
  world: World,
  found: FoundRoute | undefined,
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): Admitted | Refused {
  if (!found) return { fault: notFound('Not Found') };
  let app: App | undefined;
  try {
    app = findApp(world, query);
    const caller = authenticate(app, headers, query);
    requireAccess(caller, found.route);
    return { app, caller, found };
  } catch (error) {
    return { app, fault: faultOf(error) };
  }
}
