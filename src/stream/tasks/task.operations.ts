import { declareOperations, READS } from '../transport/declare-operations';

/** Work that Stream does in the background. */
export const TASK_OPERATIONS = declareOperations({
  GetTask: { method: 'GET', path: '/tasks/{task_id}', retry: 'read', reason: READS },
});
