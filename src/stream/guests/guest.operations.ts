import { declareOperations } from '../transport/declare-operations';

export const GUEST_OPERATIONS = declareOperations({
  CreateGuest: {
    method: 'POST',
    path: '/guest',
    retry: 'unsafe',
    reason: 'a second request creates another guest',
  },
});
