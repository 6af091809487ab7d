import { declareOperations, READS } from '../transport/declare-operations';

export const RECORDING_OPERATIONS = declareOperations({
  ListRecordings: {
    method: 'GET',
    path: '/video/call/{type}/{id}/recordings',
    retry: 'read',
    reason: READS,
  },
});
