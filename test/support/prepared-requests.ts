import { APP_OPERATIONS } from '../../src/stream/app/app.operations';
import { CALL_TYPE_OPERATIONS } from '../../src/stream/call-types/call-type.operations';
import { CALL_OPERATIONS } from '../../src/stream/calls/call.operations';
import { MODERATION_OPERATIONS } from '../../src/stream/calls/moderation.operations';
import { ROLE_OPERATIONS } from '../../src/stream/roles/role.operations';
import type { Operation, OperationRequest } from '../../src/stream/transport/operation';
import { USER_OPERATIONS } from '../../src/stream/users/user.operations';

/** The first arguments of `Transport.send`. */
export type PreparedRequest = readonly [operation: Operation, request: OperationRequest];

const path = { type: 'default', id: 'c1' };

export const GET_APP: PreparedRequest = [APP_OPERATIONS.GetApp, {}];
export const GET_CALL: PreparedRequest = getCall('c1');
export const UPDATE_CALL: PreparedRequest = [CALL_OPERATIONS.UpdateCall, { path, body: {} }];
export const DELETE_CALL: PreparedRequest = [CALL_OPERATIONS.DeleteCall, { path, body: {} }];
export const RING_CALL: PreparedRequest = [CALL_OPERATIONS.RingCall, { path, body: {} }];
export const QUERY_CALLS: PreparedRequest = [CALL_OPERATIONS.QueryCalls, { body: {} }];
export const SEND_EVENT: PreparedRequest = [MODERATION_OPERATIONS.SendCallEvent, { path, body: {} }];
export const GET_CALL_TYPE: PreparedRequest = [
  CALL_TYPE_OPERATIONS.GetCallType,
  { path: { name: 'default' } },
];
export const UPDATE_CALL_TYPE: PreparedRequest = [
  CALL_TYPE_OPERATIONS.UpdateCallType,
  { path: { name: 'default' }, body: {} },
];
export const UPSERT_USERS: PreparedRequest = [USER_OPERATIONS.UpdateUsers, { body: {} }];
export const DELETE_ROLE: PreparedRequest = [ROLE_OPERATIONS.DeleteRole, { path: { role: 'host' } }];

export function getCall(id: string): PreparedRequest {
  return [CALL_OPERATIONS.GetCall, { path: { type: 'default', id } }];
}
