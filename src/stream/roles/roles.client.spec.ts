import { useClientFixture } from '../../../test/support/client-fixture';
import { itSendsWhatStreamExpects } from '../../../test/support/sent-requests';

const PERMISSION = { name: 'Mine', action: 'JoinCall', condition: { a: 1 } };

describe('an operation on roles and permissions', () => {
  itSendsWhatStreamExpects(useClientFixture(), [
    ['listRoles', (client) => client.listRoles(), 'GET /roles'],
    [
      'searchRoles',
      (client) => client.searchRoles({ query: 'mo', limit: 5, include_global_roles: true }),
      'GET /roles/search query=mo limit=5 include_global_roles=true',
    ],
    ['createRole', (client) => client.createRole({ name: 'fan' }), 'POST /roles', { name: 'fan' }],
    ['deleteRole', (client) => client.deleteRole({ name: 'fan' }), 'DELETE /roles/fan'],
    ['listPermissions', (client) => client.listPermissions(), 'GET /permissions'],
    ['getPermission', (client) => client.getPermission({ id: 'a/b' }), 'GET /permissions/a%2Fb'],
    [
      'createPermission',
      (client) => client.createPermission({ id: 'mine', ...PERMISSION }),
      'POST /permissions',
      { id: 'mine', ...PERMISSION },
    ],
    [
      'updatePermission',
      (client) => client.updatePermission({ id: 'mine', ...PERMISSION }),
      'PUT /permissions/mine',
      PERMISSION,
    ],
    ['deletePermission', (client) => client.deletePermission({ id: 'mine' }), 'DELETE /permissions/mine'],
  ]);
});
