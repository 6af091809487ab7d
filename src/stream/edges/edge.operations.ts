import { declareOperations, READS } from '../transport/declare-operations';

export const EDGE_OPERATIONS = declareOperations({
  GetEdges: { method: 'GET', path: '/video/edges', retry: 'read', reason: READS, isLong: true },
});
