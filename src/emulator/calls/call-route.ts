import type { Access, Method, Route, StreamRequest } from '../protocol/route';
import type { CallRecord } from '../world/call';
import { readCallRef, requireCall } from './call-ref';

export const CALL_PATH = '/api/v2/video/call/:type/:id';

/** Where an operation on one call is found. */
export interface CallRouteAddress {
  readonly operation: string;
  /** Default POST. */
  readonly method?: Method;
  /** What follows the path of the call. */
  readonly suffix?: string;
  /** What followed it before, where clients still use that. */
  readonly olderSuffix?: string;
  /** Default true. */
  readonly isBuilt?: boolean;
  /** Default `user`. */
  readonly access?: Access;
}

/** A route for an operation on a call that must exist. */
export function callRoute(
  { operation, method = 'POST', suffix = '', olderSuffix, isBuilt = true, access = 'user' }: CallRouteAddress,
  handle: (request: StreamRequest, call: CallRecord) => object,
): Route {
  return {
    operation,
    method,
    path: `${CALL_PATH}${suffix}`,
    ...(olderSuffix !== undefined && { olderPaths: [`${CALL_PATH}${olderSuffix}`] }),
    isBuilt,
    access,
    handle: (request) => handle(request, requireCall(request.app, readCallRef(request.params))),
  };
}
