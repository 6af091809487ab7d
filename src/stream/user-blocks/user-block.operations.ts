import { declareOperations, READS } from '../transport/declare-operations';
import { userInBody } from '../user-changes/named-users';

/** Users who block other users. */
export const USER_BLOCK_OPERATIONS = declareOperations({
  GetBlockedUsers: { method: 'GET', path: '/users/block', retry: 'read', reason: READS },
  BlockUsers: {
    method: 'POST',
    path: '/users/block',
    retry: 'idempotent',
    reason: 'the user stays blocked',
    changesUsers: userInBody,
  },
  UnblockUsers: {
    method: 'POST',
    path: '/users/unblock',
    retry: 'idempotent',
    reason: 'the user stays unblocked',
    changesUsers: userInBody,
  },
});
