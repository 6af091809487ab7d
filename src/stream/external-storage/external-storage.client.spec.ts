import { useClientFixture } from '../../../test/support/client-fixture';
import { itSendsWhatStreamExpects } from '../../../test/support/sent-requests';

const STORAGE = { storage_type: 's3', bucket: 'b', aws_s3: { s3_region: 'eu' } } as const;

describe('an operation on external storages', () => {
  itSendsWhatStreamExpects(useClientFixture(), [
    ['listExternalStorage', (client) => client.listExternalStorage(), 'GET /external_storage'],
    [
      'createExternalStorage',
      (client) => client.createExternalStorage({ name: 'mine', ...STORAGE }),
      'POST /external_storage',
      { name: 'mine', ...STORAGE },
    ],
    [
      'updateExternalStorage',
      (client) => client.updateExternalStorage({ name: 'my own', ...STORAGE }),
      'PUT /external_storage/my%20own',
      STORAGE,
    ],
    [
      'deleteExternalStorage',
      (client) => client.deleteExternalStorage({ name: 'mine' }),
      'DELETE /external_storage/mine',
    ],
    [
      'checkExternalStorage',
      (client) => client.checkExternalStorage({ name: 'mine' }),
      'GET /external_storage/mine/check',
    ],
  ]);
});
