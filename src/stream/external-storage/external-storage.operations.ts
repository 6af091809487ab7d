import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** Buckets of the app for recordings and transcriptions. */
export const EXTERNAL_STORAGE_OPERATIONS = declareOperations({
  ListExternalStorage: { method: 'GET', path: '/external_storage', retry: 'read', reason: READS },
  CreateExternalStorage: {
    method: 'POST',
    path: '/external_storage',
    retry: 'unsafe',
    reason: 'a second request is rejected: the storage exists already',
  },
  UpdateExternalStorage: {
    method: 'PUT',
    path: '/external_storage/{storage_name}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeleteExternalStorage: {
    method: 'DELETE',
    path: '/external_storage/{storage_name}',
    retry: 'delete',
    reason: 'a second request finds no such storage',
  },
  CheckExternalStorage: {
    method: 'GET',
    path: '/external_storage/{storage_name}/check',
    retry: 'idempotent',
    reason: 'a second request checks again',
  },
});
