import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** The settings of the app, its rate limits and checks of its message queues. */
export const APP_OPERATIONS = declareOperations({
  GetApp: { method: 'GET', path: '/app', retry: 'read', reason: READS, cached: true },
  UpdateApp: { method: 'PATCH', path: '/app', retry: 'idempotent', reason: SAME_CONTENT, clearsCache: true },
  GetRateLimits: { method: 'GET', path: '/rate_limits', retry: 'read', reason: READS, isLong: true },
  CheckSNS: {
    method: 'POST',
    path: '/check_sns',
    retry: 'idempotent',
    reason: 'a second request checks again',
  },
  CheckSQS: {
    method: 'POST',
    path: '/check_sqs',
    retry: 'idempotent',
    reason: 'a second request checks again',
  },
});
