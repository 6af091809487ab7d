import type { OperationName } from '../protocol/operations';
import type { Access, Route, StreamRequest } from '../protocol/route';
import type { CallRecord } from '../world/call';
import { readCallRef, requireCall } from './call-ref';

/** An operation on one call. */
export interface CallOperation {
  readonly operation: OperationName;
  /** Default true. */
  readonly isBuilt?: boolean;
  /** Default `user`. */
  readonly access?: Access;
}

/** A route for an operation on a call that must exist. */
export function callRoute(
  { operation, isBuilt = true, access = 'user' }: CallOperation,
  handle: (request: StreamRequest, call: CallRecord) => object,
): Route {
  return {
    operation,
    isBuilt,
    access,
    handle: (request) => handle(request, requireCall(request.app, readCallRef(request.params))),
  };
}
