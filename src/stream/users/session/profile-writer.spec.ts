import type { FullUserResponse, UserRequest } from '../../models/user.model';
import { StreamCancelledError } from '../../stream.errors';
import { ProfileWriter, type ProfileOperations } from './profile-writer';
import { StreamUserDeactivatedError } from './user-deactivated.error';

const MINUTE = 60_000;

const aUser = (user: Partial<FullUserResponse> & { id: string }) =>
  ({ role: 'user', custom: {}, ...user }) as FullUserResponse;

/** Users in memory, and what was asked about them. */
class FakeUsers implements ProfileOperations {
  readonly asked: unknown[] = [];
  readonly #users: Map<string, FullUserResponse>;
  failure: Error | undefined;
  /** Settles every question. */
  gate: Promise<void> = Promise.resolve();

  constructor(...users: readonly FullUserResponse[]) {
    this.#users = new Map(users.map((user) => [user.id, user]));
  }

  async ensureUsers(wanted: readonly UserRequest[]) {
    this.asked.push({ ensure: wanted });
    await this.gate;
    if (this.failure) throw this.failure;
    const missing = wanted.filter(({ id }) => !this.#users.has(id));
    for (const user of missing) this.#users.set(user.id, aUser(user));
    const created = missing.map(({ id }) => id);
    return { users: Object.fromEntries(wanted.map(({ id }) => [id, this.#users.get(id)!])), created };
  }

  updateUsersPartial({ users }: Parameters<ProfileOperations['updateUsersPartial']>[0]) {
    this.asked.push({ update: users });
    const updated = users.map(({ id, set }) => [id, { ...this.#users.get(id)!, ...set }] as const);
    for (const [id, user] of updated) this.#users.set(id, user);
    return Promise.resolve({
      users: Object.fromEntries(updated),
      membership_deletion_task_id: '',
      duration: '',
    });
  }
}

let now: number;
const aWriter = (users: FakeUsers, ttl = 10 * MINUTE) => new ProfileWriter(users, ttl, () => now);

beforeEach(() => {
  now = 0;
});

describe('ProfileWriter', () => {
  it('creates a user who does not exist', async () => {
    const users = new FakeUsers();

    const user = await aWriter(users).write({ id: 'john', name: 'John', image: undefined }, {});

    expect(user).toEqual({ id: 'john', name: 'John', role: 'user' });
    expect(users.asked).toEqual([{ ensure: [{ id: 'john', name: 'John' }] }]);
  });

  it('merges what is new into a user who exists, and shows no more than a front end needs', async () => {
    const users = new FakeUsers(
      aUser({ id: 'john', name: 'J', image: 'x', role: 'admin', custom: { a: 1 } }),
    );

    const user = await aWriter(users).write({ id: 'john', name: 'John', image: 'x' }, {});

    expect(user).toEqual({ id: 'john', name: 'John', image: 'x', role: 'admin' });
    expect(users.asked.slice(1)).toEqual([{ update: [{ id: 'john', set: { name: 'John' } }] }]);
  });

  it.each([
    ['has nothing new', { id: 'john', name: 'John' }],
    ['has nothing at all', { id: 'john' }],
  ])('writes nothing for a profile that %s', async (_, profile) => {
    const users = new FakeUsers(aUser({ id: 'john', name: 'John', image: 'x' }));

    expect(await aWriter(users).write(profile, {})).toMatchObject({ name: 'John', image: 'x' });
    expect(users.asked).toHaveLength(1);
  });

  it('asks nothing while the same profile was written lately', async () => {
    const users = new FakeUsers();
    const writer = aWriter(users);
    const first = await writer.write({ id: 'john', name: 'John' }, {});

    now = 10 * MINUTE - 1;
    expect(await writer.write({ id: 'john', name: 'John' }, {})).toEqual(first);
    expect(users.asked).toHaveLength(1);

    now = 10 * MINUTE;
    await writer.write({ id: 'john', name: 'John' }, {});
    expect(users.asked).toHaveLength(2);
  });

  it('writes another profile of the same user at once', async () => {
    const users = new FakeUsers();
    const writer = aWriter(users);
    await writer.write({ id: 'john', name: 'John' }, {});

    expect(await writer.write({ id: 'john', name: 'Johnny' }, {})).toMatchObject({ name: 'Johnny' });
    expect(await writer.write({ id: 'john', name: 'John' }, {})).toMatchObject({ name: 'John' });
  });

  it('compares every time when told so', async () => {
    const users = new FakeUsers();
    const writer = aWriter(users, 0);
    for (const name of ['John', 'John']) await writer.write({ id: 'john', name }, {});

    expect(users.asked).toHaveLength(2);
  });

  it('shares one write between sessions at the same time', async () => {
    const users = new FakeUsers();
    const writer = aWriter(users);

    await Promise.all(Array.from({ length: 50 }, () => writer.write({ id: 'john', name: 'John' }, {})));

    expect(users.asked).toHaveLength(1);
  });

  it('goes on for the others when one of those who wait goes away', async () => {
    const users = new FakeUsers();
    const writer = aWriter(users);
    const leaving = new AbortController();
    let resolve = (): void => undefined;
    users.gate = new Promise((open) => {
      resolve = open;
    });
    const left = writer.write({ id: 'john' }, { signal: leaving.signal, requestId: 'r' });
    const staying = writer.write({ id: 'john' }, {});

    leaving.abort();
    await expect(left).rejects.toThrow(StreamCancelledError);
    resolve();

    expect(await staying).toMatchObject({ id: 'john' });
  });

  it('forgets a write that failed', async () => {
    const users = new FakeUsers();
    const writer = aWriter(users);
    users.failure = new Error('out of order');

    await expect(writer.write({ id: 'john' }, {})).rejects.toThrow('out of order');
    users.failure = undefined;

    expect(await writer.write({ id: 'john' }, {})).toMatchObject({ id: 'john' });
  });

  describe('when the user is written', () => {
    it('asks again', async () => {
      const users = new FakeUsers();
      const writer = aWriter(users);
      await writer.write({ id: 'john' }, {});
      writer.changed('john');
      await writer.write({ id: 'john' }, {});

      expect(users.asked).toHaveLength(2);
    });

    it('keeps what it has written itself', async () => {
      const users = new FakeUsers(aUser({ id: 'john' }));
      const writer = aWriter(users);
      const update = users.updateUsersPartial.bind(users);
      jest.spyOn(users, 'updateUsersPartial').mockImplementation(async (request) => {
        const response = await update(request);
        writer.changed('john');
        return response;
      });

      for (let time = 0; time < 2; time += 1) await writer.write({ id: 'john', name: 'John' }, {});

      expect(users.asked).toHaveLength(2);
    });

    it('keeps nothing of what it has read meanwhile, and lets nobody else have it', async () => {
      const users = new FakeUsers(aUser({ id: 'john' }));
      const writer = aWriter(users);
      let open = (): void => undefined;
      users.gate = new Promise((resolve) => {
        open = resolve;
      });
      const first = writer.write({ id: 'john' }, {});
      writer.changed('john');
      const second = writer.write({ id: 'john' }, {});
      open();
      await Promise.all([first, second]);
      expect(users.asked).toHaveLength(2);

      await writer.write({ id: 'john' }, {});
      expect(users.asked).toHaveLength(2);
    });
  });

  it('refuses a deactivated user, without writing', async () => {
    const users = new FakeUsers(aUser({ id: 'john', deactivated_at: new Date(0) }));

    await expect(aWriter(users).write({ id: 'john', name: 'John' }, {})).rejects.toThrow(
      StreamUserDeactivatedError,
    );
    expect(users.asked).toHaveLength(1);
  });

  it('remembers a bounded number of users, those who came last', async () => {
    const users = new FakeUsers();
    const writer = aWriter(users);
    for (let index = 0; index <= 10_000; index += 1) {
      await writer.write({ id: `user-${index}` }, {});
      await writer.write({ id: 'user-0' }, {});
    }
    const asked = users.asked.length;

    await writer.write({ id: 'user-0' }, {});
    expect(users.asked).toHaveLength(asked);
    await writer.write({ id: 'user-1' }, {});
    expect(users.asked).toHaveLength(asked + 1);
  });
});
