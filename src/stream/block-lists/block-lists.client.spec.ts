import { useClientFixture } from '../../../test/support/client-fixture';
import { itSendsWhatStreamExpects } from '../../../test/support/sent-requests';

const fixture = useClientFixture();

describe('an operation on block lists', () => {
  itSendsWhatStreamExpects(fixture, [
    [
      'listBlockLists',
      (client) => client.listBlockLists({ team: 'red', limit: 200, cursor: 'c' }),
      'GET /blocklists team=red limit=200 cursor=c',
    ],
    ['getBlockList', (client) => client.getBlockList({ name: 'a b' }), 'GET /blocklists/a%20b'],
    [
      'getBlockList of a team',
      (client) => client.getBlockList({ name: 'a', team: 'red' }),
      'GET /blocklists/a team=red',
    ],
    [
      'createBlockList',
      (client) => client.createBlockList({ name: 'a', words: ['x'], type: 'word' }),
      'POST /blocklists',
      { name: 'a', words: ['x'], type: 'word' },
    ],
    [
      'updateBlockList',
      (client) => client.updateBlockList({ name: 'a', words: ['y'] }),
      'PUT /blocklists/a',
      { words: ['y'] },
    ],
    [
      'deleteBlockList',
      (client) => client.deleteBlockList({ name: 'a', user_id: 'john' }),
      'DELETE /blocklists/a user_id=john',
    ],
    [
      'importBlockList',
      (client) => client.importBlockList({ id: 'i', items: ['x'], chunk_size: 10 }),
      'POST /blocklists/i/import',
      { items: ['x'], chunk_size: 10 },
    ],
  ]);

  it('iterateBlockLists follows the cursor, with pages of any size that Stream has', async () => {
    const { client, server } = await fixture.aClient(({ url }) => ({
      body: url.includes('cursor=')
        ? { blocklists: [{ name: 'b' }] }
        : { blocklists: [{ name: 'a' }], next_cursor: 'c1' },
    }));
    const read: string[] = [];
    for await (const { name } of client.iterateBlockLists({ team: 'red', limit: 200 })) read.push(name);
    expect(read).toEqual(['a', 'b']);
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/api/v2/blocklists?api_key=key&team=red&limit=200',
      '/api/v2/blocklists?api_key=key&team=red&limit=200&cursor=c1',
    ]);
  });
});
