import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** Lists of words that Stream Chat blocks. */
export const BLOCK_LIST_OPERATIONS = declareOperations({
  ListBlockLists: { method: 'GET', path: '/blocklists', retry: 'read', reason: READS, isLong: true },
  GetBlockList: { method: 'GET', path: '/blocklists/{block_list}', retry: 'read', reason: READS },
  CreateBlockList: {
    method: 'POST',
    path: '/blocklists',
    retry: 'unsafe',
    reason: 'a second request is rejected: the list exists already',
  },
  UpdateBlockList: {
    method: 'PUT',
    path: '/blocklists/{block_list}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeleteBlockList: {
    method: 'DELETE',
    path: '/blocklists/{block_list}',
    retry: 'delete',
    reason: 'a second request finds no such list',
  },
  ImportBlockList: {
    method: 'POST',
    path: '/blocklists/{block_list_id}/import',
    retry: 'idempotent',
    reason: 'items that the list has are skipped',
  },
});
