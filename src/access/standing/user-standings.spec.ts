import type { StreamClient } from '../../stream/stream.client';
import { UserStandings } from './user-standings';

let now: number;
let users: object[];
const queryUsers = jest.fn(() => Promise.resolve({ users }));
const client = { queryUsers } as unknown as StreamClient;
const aStandings = (ttl = 10_000) => new UserStandings(ttl, () => now);

beforeEach(() => {
  now = 1_000_000;
  users = [{ id: 'john', banned: false }];
  queryUsers.mockClear();
});

describe('UserStandings', () => {
  it.each([
    ['active', { banned: false }],
    ['banned', { banned: true }],
    ['active', { banned: true, ban_expires: new Date(999_999) }],
    ['deactivated', { banned: true, deactivated_at: new Date(0) }],
    ['unknown', { banned: false, deleted_at: new Date(0) }],
  ])('knows a user as %s: %j', async (standing, user) => {
    users = [user];

    expect(await aStandings().look(client, 'john')).toBe(standing);
  });

  it('keeps a standing for its time, and that there is no user for a moment', async () => {
    const standings = aStandings();
    await standings.look(client, 'john');
    users = [];
    await standings.look(client, 'nobody');

    now += 999;
    expect([standings.find(client, 'john'), standings.find(client, 'nobody')]).toEqual(['active', 'unknown']);
    now += 1;
    expect([standings.find(client, 'john'), standings.find(client, 'nobody')]).toEqual(['active', undefined]);
    now += 9000;
    expect(standings.find(client, 'john')).toBeUndefined();
  });

  it('keeps the users of each client apart', async () => {
    const standings = aStandings();
    await standings.look(client, 'john');

    expect(standings.find({ queryUsers } as unknown as StreamClient, 'john')).toBeUndefined();
  });

  it('shares a lookup, and keeps nothing of one that was forgotten meanwhile', async () => {
    const standings = aStandings();
    const first = standings.look(client, 'john');
    expect(standings.look(client, 'john')).toBe(first);

    standings.forget('john');
    await first;

    expect(queryUsers).toHaveBeenCalledTimes(1);
    expect(standings.find(client, 'john')).toBeUndefined();
  });

  it('asks again after a failure', async () => {
    const standings = aStandings();
    queryUsers.mockRejectedValueOnce(new Error('out of order'));

    await expect(standings.look(client, 'john')).rejects.toThrow('out of order');
    expect(await standings.look(client, 'john')).toBe('active');
  });

  it('remembers a bounded number of users', async () => {
    const standings = aStandings();
    for (let index = 0; index <= 10_000; index += 1) await standings.look(client, `user-${index}`);

    expect([standings.find(client, 'user-0'), standings.find(client, 'user-1')]).toEqual([
      undefined,
      'active',
    ]);
  });

  it('takes tokens from after a deletion only, for a day, until restored', () => {
    const standings = aStandings();
    standings.deleted('john');

    expect([999, 1000, 1001, undefined].map((iat) => standings.isFromBeforeDeletion('john', iat))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    now += 86_400_000;
    expect(standings.isFromBeforeDeletion('john', 999)).toBe(false);
    standings.deleted('john');
    standings.restored('john');
    expect(standings.isFromBeforeDeletion('john', 999)).toBe(false);
  });
});
