import { useClientFixture } from '../../../test/support/client-fixture';
import { itSendsWhatStreamExpects } from '../../../test/support/sent-requests';
import { StreamValidationError } from '../stream.errors';

const fixture = useClientFixture();

describe('an operation on user groups', () => {
  itSendsWhatStreamExpects(fixture, [
    [
      'listUserGroups',
      (client) => client.listUserGroups({ limit: 2, created_at_gt: new Date(0) }),
      'GET /usergroups limit=2 created_at_gt=1970-01-01T00%3A00%3A00.000Z',
    ],
    [
      'searchUserGroups',
      (client) => client.searchUserGroups({ query: 'cr', name_gt: 'crew', id_gt: 'g' }),
      'GET /usergroups/search query=cr name_gt=crew id_gt=g',
    ],
    [
      'getUserGroup',
      (client) => client.getUserGroup({ id: 'g/1', team_id: 'red' }),
      'GET /usergroups/g%2F1 team_id=red',
    ],
    [
      'createUserGroup',
      (client) => client.createUserGroup({ name: 'Crew', member_ids: ['john'] }),
      'POST /usergroups',
      { name: 'Crew', member_ids: ['john'] },
    ],
    [
      'updateUserGroup',
      (client) => client.updateUserGroup({ id: 'g', name: 'Staff' }),
      'PUT /usergroups/g',
      { name: 'Staff' },
    ],
    ['deleteUserGroup', (client) => client.deleteUserGroup({ id: 'g' }), 'DELETE /usergroups/g'],
    [
      'addUserGroupMembers',
      (client) => client.addUserGroupMembers({ id: 'g', member_ids: ['john'], as_admin: true }),
      'POST /usergroups/g/members',
      { member_ids: ['john'], as_admin: true },
    ],
    [
      'removeUserGroupMembers',
      (client) => client.removeUserGroupMembers({ id: 'g', member_ids: ['john'] }),
      'POST /usergroups/g/members/delete',
      { member_ids: ['john'] },
    ],
  ]);

  it('rejects a malformed id of a member before anything is sent', async () => {
    const { client, server } = await fixture.aClient();
    await expect(client.addUserGroupMembers({ id: 'g', member_ids: ['a b'] })).rejects.toThrow(
      StreamValidationError,
    );
    expect(server.requests).toEqual([]);
  });
});
