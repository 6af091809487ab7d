import { useClientFixture } from '../../../test/support/client-fixture';
import type { StreamClient } from '../stream.client';
import { StreamValidationError } from '../stream.errors';

const { aClient } = useClientFixture();

const payloadOf = (url: string): unknown => JSON.parse(new URL(url, 'http://x').searchParams.get('payload')!);

describe('an operation on users', () => {
  it.each<[string, (client: StreamClient) => Promise<unknown>, string, string, unknown]>([
    [
      'updateUsersPartial',
      (client) => client.updateUsersPartial({ users: [{ id: 'a', set: { custom: { color: 'red' } } }] }),
      'PATCH',
      '/users?api_key=key',
      { users: [{ id: 'a', set: { color: 'red' } }] },
    ],
    [
      'deactivateUser',
      (client) => client.deactivateUser({ user_id: 'a@b', mark_messages_deleted: true }),
      'POST',
      '/users/a%40b/deactivate?api_key=key',
      { mark_messages_deleted: true },
    ],
    [
      'reactivateUser',
      (client) => client.reactivateUser({ user_id: 'a', name: 'A' }),
      'POST',
      '/users/a/reactivate?api_key=key',
      { name: 'A' },
    ],
    [
      'deleteUsers',
      (client) => client.deleteUsers({ user_ids: ['a'], user: 'soft' }),
      'POST',
      '/users/delete?api_key=key',
      { user_ids: ['a'], user: 'soft' },
    ],
    [
      'restoreUsers',
      (client) => client.restoreUsers({ user_ids: ['a'] }),
      'POST',
      '/users/restore?api_key=key',
      { user_ids: ['a'] },
    ],
    ['getTask', (client) => client.getTask({ id: 't/1' }), 'GET', '/tasks/t%2F1?api_key=key', undefined],
    [
      'revokeUserTokens',
      (client) => client.revokeUserTokens('a', new Date(0)),
      'PATCH',
      '/users?api_key=key',
      { users: [{ id: 'a', set: { revoke_tokens_issued_before: '1970-01-01T00:00:00.000Z' } }] },
    ],
    [
      'revokeUserTokens, undone',
      (client) => client.revokeUserTokens('a', null),
      'PATCH',
      '/users?api_key=key',
      { users: [{ id: 'a', set: { revoke_tokens_issued_before: null } }] },
    ],
  ])('%s sends what Stream expects', async (_, operate, method, url, body) => {
    const { client, server } = await aClient();
    await operate(client);
    expect(server.requests[0]).toMatchObject({ method, url: `/api/v2${url}` });
    expect(server.requests[0]!.body).toEqual(body);
  });

  it('revokes the tokens issued until now by default', async () => {
    const { client, server } = await aClient();
    const before = Date.now();
    await client.revokeUserTokens('a');
    const { users } = server.requests[0]!.body as {
      users: [{ set: { revoke_tokens_issued_before: string } }];
    };
    const revoked = Date.parse(users[0].set.revoke_tokens_issued_before);
    // Half a second after the last second in which tokens are dated that were made until now.
    expect(revoked).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000 - 500);
    expect(revoked).toBeLessThanOrEqual(Date.now());
  });

  it('queryUsers sends its payload as JSON in the query', async () => {
    const { client, server } = await aClient(() => ({
      body: { users: [{ id: 'a', last_active: 1e18 }], duration: '1ms' },
    }));
    const payload = {
      filter_conditions: { name: { $autocomplete: 'jo' } },
      sort: [{ field: 'name' }],
      limit: 2,
      offset: 4,
    };
    const { users } = await client.queryUsers({ payload });
    expect(payloadOf(server.requests[0]!.url)).toEqual(payload);
    expect(users[0]!.last_active).toEqual(new Date(1e12));
  });

  it('iterateUsers reads page after page', async () => {
    const { client, server } = await aClient(({ url }) => ({
      body: { users: url.includes('%24gt') ? [{ id: 'c' }] : [{ id: 'a' }, { id: 'b' }], duration: '1ms' },
    }));
    const read: string[] = [];
    for await (const { id } of client.iterateUsers({ filter_conditions: {}, limit: 2 })) read.push(id);
    expect(read).toEqual(['a', 'b', 'c']);
    expect(server.requests).toHaveLength(2);
  });

  it('refuses a user id that cannot be in a path before anything is sent', async () => {
    const { client, server } = await aClient();
    await expect(client.deactivateUser({ user_id: '..' })).rejects.toThrow(StreamValidationError);
    expect(server.requests).toEqual([]);
  });
});
