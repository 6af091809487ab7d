import { emulatedApps } from '../../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('querying users', () => {
  let server: EmulatorHttp;
  beforeEach(async () => {
    server = newApp();
    for (const user of [
      { id: 'ann', name: 'Ann Lee', custom: { color: 'red', size: 3, email: 'ann@x' }, teams: ['red'] },
      {
        id: 'bob',
        name: 'Bob',
        role: 'admin',
        custom: { color: 'blue', size: 1, tags: ['x', 'y'] },
        teams: ['red', 'blue'],
      },
      { id: 'cat', custom: { size: 2, nested: { deep: true } }, language: 'nl' },
    ]) {
      await server.post('/users', { users: { [user.id]: user } });
    }
  });

  const query = (payload: object, as = server) =>
    as.get<{ users: { id: string }[] }>(`/users?payload=${encodeURIComponent(JSON.stringify(payload))}`);
  const ids = async (payload: object, as = server) =>
    (await query(payload, as)).body.users.map(({ id }) => id);
  const found = (filter_conditions: object) =>
    ids({ filter_conditions, sort: [{ field: 'id', direction: 1 }] });

  it('gives all users, newest first, in full', async () => {
    const { status, body } = await query({ filter_conditions: {} });
    expect(status).toBe(200);
    expect(body.users.map(({ id }) => id)).toEqual(['cat', 'bob', 'ann']);
    expect(body.users[0]).toMatchObject({ mutes: [], unread_count: 0, devices: [] });
  });

  it.each([
    [{ id: 'ann' }, ['ann']],
    [{ id: { $in: ['cat', 'ann', 'none', 'cat'] } }, ['ann', 'cat']],
    [{ id: { $ne: 'ann' } }, ['bob', 'cat']],
    [{ id: { $nin: ['ann', 'bob'] } }, ['cat']],
    [{ id: { $gt: 'ann', $lte: 'bob' } }, ['bob']],
    [{ id: { $autocomplete: 'A' } }, ['ann']],
    [{ name: { $autocomplete: 'le' } }, ['ann']],
    [{ name: { $exists: false } }, ['cat']],
    [{ name: null }, ['cat']],
    [{ role: 'admin' }, ['bob']],
    [{ language: 'nl' }, ['cat']],
    [{ teams: { $contains: 'blue' } }, ['bob']],
    [{ teams: { $in: ['red'] } }, ['ann', 'bob']],
    [{ teams: null }, ['cat']],
    [{ banned: false }, ['ann', 'bob', 'cat']],
    [{ banned: { $ne: false } }, []],
    [{ email: 'ann@x' }, ['ann']],
    [{ color: 'red' }, ['ann']],
    [{ 'custom.color': { $in: ['red', 'blue'] } }, ['ann', 'bob']],
    [{ 'custom.size': { $gte: 2 } }, ['ann', 'cat']],
    [{ 'nested.deep': true }, ['cat']],
    [{ tags: { $contains: 'x' } }, ['bob']],
    [{ $or: [{ id: 'ann' }, { id: 'bob' }], role: 'admin' }, ['bob']],
    [{ $and: [{ id: { $in: ['ann', 'bob'] } }, { color: 'red' }] }, ['ann']],
    [{ created_at: { $gt: '2020-01-01T00:00:00Z' } }, ['ann', 'bob', 'cat']],
    [{ last_active: { $exists: true } }, []],
  ])('filters by %j', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  it('sorts by several fields, custom ones too', async () => {
    expect(await ids({ filter_conditions: {}, sort: [{ field: 'size', direction: -1 }] })).toEqual([
      'ann',
      'cat',
      'bob',
    ]);
    expect(
      await ids({
        filter_conditions: {},
        sort: [
          { field: 'role', direction: 1 },
          { field: 'id', direction: -1 },
        ],
      }),
    ).toEqual(['bob', 'cat', 'ann']);
    expect((await ids({ filter_conditions: {}, sort: [{ field: 'name', direction: -1 }] })).at(-1)).toBe(
      'cat',
    );
  });

  it('pages by offset', async () => {
    const sort = [{ field: 'id' }];
    expect(await ids({ filter_conditions: {}, sort, limit: 2 })).toEqual(['ann', 'bob']);
    expect(await ids({ filter_conditions: {}, sort, limit: 2, offset: 2 })).toEqual(['cat']);
    expect(await ids({ filter_conditions: {}, offset: 1000 })).toEqual([]);
  });

  it('gives 30 users unless told otherwise', async () => {
    const users = Array.from({ length: 40 }, (_, index) => ({ id: `u${index}` }));
    await server.post('/users', { users: Object.fromEntries(users.map((user) => [user.id, user])) });
    expect(await ids({ filter_conditions: {} })).toHaveLength(30);
    expect(await ids({ filter_conditions: {}, limit: 100 })).toHaveLength(43);
  });

  it('leaves deleted users out, and deactivated ones unless they are asked for', async () => {
    await server.post('/users/ann/deactivate');
    await server.post('/users/delete', { user_ids: ['bob'] });
    expect(await ids({ filter_conditions: {} })).toEqual(['cat']);
    expect(await ids({ filter_conditions: {}, include_deactivated_users: true })).toEqual(['cat', 'ann']);
    expect(await ids({ filter_conditions: { id: 'bob' } })).toEqual([]);
  });

  it.each([
    ['', 'invalid json data'],
    ['?payload={', 'invalid json data'],
    ['?payload={}', 'filter_conditions is a required field'],
  ])('refuses GET /users%s', async (text, reason) => {
    expect((await server.get(`/users${text}`)).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      message: `QueryUsers failed with error: "${reason}"`,
    });
  });

  it.each([
    [{ filter_conditions: { id: { $q: 'x' } } }, 'operator "$q" is not allowed for field "id"'],
    [{ filter_conditions: { $nor: [] } }, 'unrecognized field "$nor"'],
    [{ filter_conditions: { teams: '' } }, 'expected array for field "teams" but got ""'],
    [
      { filter_conditions: { name: { $autocomplete: ' ' } } },
      '$autocomplete field is empty or contains invalid characters. Please provide a valid string to autocomplete',
    ],
    [{ filter_conditions: {}, limit: 101 }, 'limit must be 100 or less'],
    [{ filter_conditions: {}, offset: 1001 }, 'offset must be 1000 or less'],
    [{ filter_conditions: {}, offset: -1 }, 'offset must be 0 or greater'],
    [
      { filter_conditions: {}, sort: Array.from({ length: 6 }, (_, i) => ({ field: `f${i}` })) },
      'sort must contain at maximum 5 items',
    ],
  ])('refuses %j', async (payload, reason) => {
    expect((await query(payload)).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      message: `QueryUsers failed with error: "${reason}"`,
    });
  });

  it('shows users of a multi-tenant app their own teams only', async () => {
    expect(await ids({ filter_conditions: {} }, server.as('ann'))).toEqual(['cat', 'bob', 'ann']);
    await server.patch('/app', { multi_tenant_enabled: true });
    expect(await ids({ filter_conditions: {} }, server.as('ann'))).toEqual(['bob', 'ann']);
    expect(await ids({ filter_conditions: {} }, server.as('cat'))).toEqual(['cat']);
    expect(await ids({ filter_conditions: {} })).toHaveLength(3);
  });

  it('is not for users without the grant', async () => {
    await server.patch('/app', { grants: { user: [] } });
    expect((await query({ filter_conditions: {} }, server.as('ann'))).body).toMatchObject({
      code: 17,
      message: `QueryUsers failed with error: "User 'ann' with role 'user' is not allowed to perform action SearchUser in scope '.app'"`,
    });
  });
});
