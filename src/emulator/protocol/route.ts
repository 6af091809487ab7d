import type { App } from '../world/app';
import type { Caller } from '../world/caller';
import type { OperationName } from './operations';
import type { RenderCache } from './render-cache';
import type { WireTime } from './wire-time';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One authenticated request, as a route sees it. */
export interface StreamRequest {
  readonly app: App;
  readonly caller: Caller;
  readonly operation: string;
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; `undefined` when it was empty. */
  readonly body: unknown;
  /** How dates are printed on the surface the request came in by. */
  readonly time: WireTime;
  /** Records of the app that were serialized of late. */
  readonly renders: RenderCache;
}

/**
 * Who may use a route at all. `server`: server tokens only. `user`: server and user tokens. `anyone`: anonymous requests
 * too. What a user may do there is decided by the rules of the room.
 */
export type Access = 'server' | 'user' | 'anyone';

/** One operation of Stream's API. `OPERATIONS` has its method and path. */
export interface Route {
  /** Stream's operation id, e.g. `GetOrCreateCall`: it stands in error messages and names the rate limit. */
  readonly operation: OperationName;
  /** `false` for an operation that answers 501: its body is not checked. Default: true. */
  readonly isBuilt?: boolean;
  readonly access: Access;
  /** The response body, or a `JsonBytes` of it. `duration` is added unless it is there, which one operation uses for the duration of a session. */
  handle(request: StreamRequest): object;
}
