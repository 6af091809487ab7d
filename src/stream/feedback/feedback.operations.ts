import { declareOperations, READS } from '../transport/declare-operations';

/** Users' ratings of calls. */
export const FEEDBACK_OPERATIONS = declareOperations({
  CollectUserFeedback: {
    method: 'POST',
    path: '/video/call/{type}/{id}/feedback',
    retry: 'unsafe',
    reason: 'a second request adds another rating',
  },
  QueryUserFeedback: {
    method: 'POST',
    path: '/video/call/feedback',
    retry: 'read',
    reason: READS,
    isLong: true,
  },
});
