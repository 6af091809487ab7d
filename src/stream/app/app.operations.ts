import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** The settings of the app. */
export const APP_OPERATIONS = declareOperations({
  GetApp: { method: 'GET', path: '/app', retry: 'read', reason: READS, cached: true },
  UpdateApp: { method: 'PATCH', path: '/app', retry: 'idempotent', reason: SAME_CONTENT, clearsCache: true },
});
