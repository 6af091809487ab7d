import { useClientFixture } from '../../../test/support/client-fixture';
import { itSendsWhatStreamExpects } from '../../../test/support/sent-requests';

const STORAGE = { type: 'gcs', gcs: { bucket: 'b', credentials: '{}' } } as const;

describe('an operation on imports', () => {
  itSendsWhatStreamExpects(useClientFixture(), [
    [
      'createImportURL',
      (client) => client.createImportURL({ filename: 'a' }),
      'POST /import_urls',
      { filename: 'a' },
    ],
    ['listImports', (client) => client.listImports(), 'GET /imports'],
    ['getImport', (client) => client.getImport({ id: 'i' }), 'GET /imports/i'],
    [
      'createImport',
      (client) => client.createImport({ path: 'p', mode: 'upsert' }),
      'POST /imports',
      { path: 'p', mode: 'upsert' },
    ],
    ['listImportV2Tasks', (client) => client.listImportV2Tasks({ state: 2 }), 'GET /imports/v2 state=2'],
    ['getImportV2Task', (client) => client.getImportV2Task({ id: 'i' }), 'GET /imports/v2/i'],
    [
      'createImportV2Task',
      (client) => client.createImportV2Task({ product: 'chat', settings: { path: 'p' } }),
      'POST /imports/v2',
      { product: 'chat', settings: { path: 'p' } },
    ],
    ['cancelImportV2Task', (client) => client.cancelImportV2Task({ id: 'i' }), 'POST /imports/v2/i/cancel'],
    ['deleteImportV2Task', (client) => client.deleteImportV2Task({ id: 'i' }), 'DELETE /imports/v2/i'],
    [
      'getImporterExternalStorage',
      (client) => client.getImporterExternalStorage(),
      'GET /imports/v2/external-storage',
    ],
    [
      'upsertImporterExternalStorage',
      (client) => client.upsertImporterExternalStorage(STORAGE),
      'PUT /imports/v2/external-storage',
      STORAGE,
    ],
    [
      'deleteImporterExternalStorage',
      (client) => client.deleteImporterExternalStorage(),
      'DELETE /imports/v2/external-storage',
    ],
    [
      'validateImporterExternalStorage',
      (client) => client.validateImporterExternalStorage(),
      'POST /imports/v2/external-storage/validate',
    ],
  ]);
});
