import { declareOperations, READS } from '../transport/declare-operations';
import { userInBody, userInQuery } from '../user-changes/named-users';

/** Phones and browsers that receive push notifications. */
export const DEVICE_OPERATIONS = declareOperations({
  ListDevices: { method: 'GET', path: '/devices', retry: 'read', reason: READS },
  CreateDevice: {
    method: 'POST',
    path: '/devices',
    retry: 'idempotent',
    reason: 'a device that the user has stays as it is',
    changesUsers: userInBody,
  },
  DeleteDevice: {
    method: 'DELETE',
    path: '/devices',
    retry: 'delete',
    reason: 'a second request finds no such device',
    changesUsers: userInQuery,
  },
});
