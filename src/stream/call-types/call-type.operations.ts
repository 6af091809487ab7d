import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

export const CALL_TYPE_OPERATIONS = declareOperations({
  ListCallTypes: {
    method: 'GET',
    path: '/video/calltypes',
    retry: 'read',
    reason: READS,
    isLong: true,
    cached: true,
  },
  GetCallType: {
    method: 'GET',
    path: '/video/calltypes/{name}',
    retry: 'read',
    reason: READS,
    cached: true,
  },
  CreateCallType: {
    method: 'POST',
    path: '/video/calltypes',
    retry: 'unsafe',
    reason: 'a second request is rejected: the call type exists already',
    clearsCache: true,
  },
  UpdateCallType: {
    method: 'PUT',
    path: '/video/calltypes/{name}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
    clearsCache: true,
  },
  DeleteCallType: {
    method: 'DELETE',
    path: '/video/calltypes/{name}',
    retry: 'delete',
    reason: 'a second request finds no such call type',
    clearsCache: true,
  },
});
