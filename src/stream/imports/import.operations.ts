import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** Imports of data into the app, in two versions, and the storage that the second reads from. */
export const IMPORT_OPERATIONS = declareOperations({
  CreateImportURL: {
    method: 'POST',
    path: '/import_urls',
    retry: 'idempotent',
    reason: 'an address that nobody uploads to does no harm',
  },
  ListImports: { method: 'GET', path: '/imports', retry: 'read', reason: READS, isLong: true },
  GetImport: { method: 'GET', path: '/imports/{import_id}', retry: 'read', reason: READS },
  CreateImport: {
    method: 'POST',
    path: '/imports',
    retry: 'unsafe',
    reason: 'a second request starts another import',
  },
  ListImportV2Tasks: { method: 'GET', path: '/imports/v2', retry: 'read', reason: READS, isLong: true },
  GetImportV2Task: { method: 'GET', path: '/imports/v2/{import_id}', retry: 'read', reason: READS },
  CreateImportV2Task: {
    method: 'POST',
    path: '/imports/v2',
    retry: 'unsafe',
    reason: 'a second request starts another import',
  },
  CancelImportV2Task: {
    method: 'POST',
    path: '/imports/v2/{import_id}/cancel',
    retry: 'unsafe',
    reason: 'a second request is rejected: the import has stopped',
  },
  DeleteImportV2Task: {
    method: 'DELETE',
    path: '/imports/v2/{import_id}',
    retry: 'delete',
    reason: 'a second request finds no such import',
  },
  GetImporterExternalStorage: {
    method: 'GET',
    path: '/imports/v2/external-storage',
    retry: 'read',
    reason: READS,
  },
  UpsertImporterExternalStorage: {
    method: 'PUT',
    path: '/imports/v2/external-storage',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeleteImporterExternalStorage: {
    method: 'DELETE',
    path: '/imports/v2/external-storage',
    retry: 'idempotent',
    reason: 'a second request succeeds without a storage',
  },
  ValidateImporterExternalStorage: {
    method: 'POST',
    path: '/imports/v2/external-storage/validate',
    retry: 'idempotent',
    reason: 'a second request checks again',
  },
});
