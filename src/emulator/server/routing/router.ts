import findMyWay, { type HTTPMethod } from 'find-my-way';
import { OPERATIONS } from '../../protocol/operations';
import type { Method, Route } from '../../protocol/route';
import { nanoseconds, rfc3339, type WireTime } from '../../protocol/wire-time';

/** Longer than any id, so that an over-long one is refused by name and not as an unknown path. */
const MAX_PARAM_LENGTH = 8192;

/** A route as found on one surface of the API, with the path parameters of the request. */
export interface FoundRoute {
  readonly route: Route;
  readonly time: WireTime;
  readonly params: Readonly<Record<string, string>>;
}

/** Where a route is found on one surface of the API. */
interface Address {
  readonly method: Method;
  readonly path: string;
  readonly time: WireTime;
}

/** Finds the route of a method and a path. */
export class Router {
  private readonly paths = findMyWay({ maxParamLength: MAX_PARAM_LENGTH, querystringParser: () => ({}) });
  private readonly byHandler = new Map<unknown, { readonly route: Route; readonly time: WireTime }>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const [method, ...paths] = OPERATIONS[route.operation];
      for (const path of paths) {
        this.add(route, { method, path, time: nanoseconds });
        if (route.access !== 'server') this.add(route, { method, path: legacyPath(path), time: rfc3339 });
      }
    }
  }

  /** `undefined` for a path or a method that Stream does not have. */
  find(method: string, path: string): FoundRoute | undefined {
    const found = this.paths.find(method as HTTPMethod, path);
    const entry = found && this.byHandler.get(found.handler);
    if (!found || !entry) return undefined;
    // No parameter is optional: each that a path names has a value.
    return { route: entry.route, time: entry.time, params: found.params as Readonly<Record<string, string>> };
  }

  private add(route: Route, { method, path, time }: Address): void {
    const handler = () => undefined;
    this.byHandler.set(handler, { route, time });
    this.paths.on(method, path, handler);
  }
}

/** Where the browser SDK calls the same operation: everything is below `/video`, and dates are RFC 3339. */
function legacyPath(path: string): string {
  return path.replace(/^\/api\/v2(?:\/video)?/, '/video');
}
