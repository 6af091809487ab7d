import { useClientFixture } from '../../../test/support/client-fixture';
import { changesDuring, itSendsWhatStreamExpects } from '../../../test/support/sent-requests';
import { StreamValidationError } from '../stream.errors';

const fixture = useClientFixture();
const BLOCK = { user_id: 'john', blocked_user_id: 'jane' };

describe('an operation on blocks between users', () => {
  itSendsWhatStreamExpects(fixture, [
    [
      'getBlockedUsers',
      (client) => client.getBlockedUsers({ user_id: 'john' }),
      'GET /users/block user_id=john',
    ],
    ['blockUsers', (client) => client.blockUsers(BLOCK), 'POST /users/block', BLOCK],
    ['unblockUsers', (client) => client.unblockUsers(BLOCK), 'POST /users/unblock', BLOCK],
  ]);

  it('tells of the user who blocks', async () => {
    expect(await changesDuring(fixture, (client) => client.blockUsers(BLOCK))).toEqual([
      { userId: 'john', kind: 'changed' },
    ]);
    expect(await changesDuring(fixture, (client) => client.unblockUsers(BLOCK))).toEqual([
      { userId: 'john', kind: 'changed' },
    ]);
  });

  it('rejects a malformed id of the blocked user before anything is sent', async () => {
    const { client, server } = await fixture.aClient();
    await expect(client.blockUsers({ ...BLOCK, blocked_user_id: 'a b' })).rejects.toThrow(
      StreamValidationError,
    );
    expect(server.requests).toEqual([]);
  });
});
