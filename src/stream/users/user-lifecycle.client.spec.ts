import { useClientFixture } from '../../../test/support/client-fixture';
import { changesDuring, itSendsWhatStreamExpects } from '../../../test/support/sent-requests';

const fixture = useClientFixture();

describe('an operation on many users', () => {
  itSendsWhatStreamExpects(fixture, [
    [
      'deactivateUsers',
      (client) => client.deactivateUsers({ user_ids: ['a'], mark_messages_deleted: true }),
      'POST /users/deactivate',
      { user_ids: ['a'], mark_messages_deleted: true },
    ],
    [
      'reactivateUsers',
      (client) => client.reactivateUsers({ user_ids: ['a'], created_by_id: 'b' }),
      'POST /users/reactivate',
      { user_ids: ['a'], created_by_id: 'b' },
    ],
    ['exportUser', (client) => client.exportUser({ user_id: 'a@b' }), 'GET /users/a%40b/export'],
    [
      'exportUsers',
      (client) => client.exportUsers({ user_ids: ['a'] }),
      'POST /export/users',
      { user_ids: ['a'] },
    ],
  ]);

  it('tells of the users that it deactivates or reactivates', async () => {
    const users = { user_ids: ['a', 'b'] };
    const both = [
      { userId: 'a', kind: 'changed' },
      { userId: 'b', kind: 'changed' },
    ];
    expect(await changesDuring(fixture, (client) => client.deactivateUsers(users))).toEqual(both);
    expect(await changesDuring(fixture, (client) => client.reactivateUsers(users))).toEqual(both);
    expect(await changesDuring(fixture, (client) => client.exportUsers(users))).toEqual([]);
  });
});
