import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('upserting users', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    server = newApp();
  });

  const upsert = (...users: { id: string }[]) =>
    server.post('/users', { users: Object.fromEntries(users.map((user) => [user.id, user])) });

  it('answers a user of whom nothing but the id is known with every default', async () => {
    const { status, body } = await upsert({ id: 'john' });
    expect(status).toBe(201);
    expect(body).toEqual({
      users: {
        john: {
          id: 'john',
          custom: {},
          language: '',
          role: 'user',
          teams: [],
          created_at: expect.any(Number),
          updated_at: expect.any(Number),
          banned: false,
          online: false,
          devices: [],
          invisible: false,
          mutes: [],
          channel_mutes: [],
          unread_count: 0,
          total_unread_count: 0,
          unread_channels: 0,
          unread_threads: 0,
          shadow_banned: false,
          blocked_user_ids: [],
        },
      },
      membership_deletion_task_id: '',
      duration: expect.any(String),
    });
  });

  it('stores every field', async () => {
    const user = {
      id: 'John-1@x_y',
      name: 'John',
      image: 'https://x/y.png',
      role: 'admin',
      custom: { color: 'red', created_at: 'never', nested: { list: [1, null] } },
      teams: ['red', 'blue'],
      teams_role: { red: 'moderator' },
      language: 'nl',
      invisible: true,
      privacy_settings: { typing_indicators: { enabled: false } },
    };
    expect((await upsert(user)).body.users[user.id]).toMatchObject(user);
  });

  it('replaces the whole user but for its role and the time it was made', async () => {
    const first = await upsert({
      id: 'john',
      name: 'John',
      custom: { color: 'red' },
      role: 'admin',
      teams: ['red'],
    } as never);
    const second = await upsert({ id: 'john', image: 'x' } as never);
    const user = second.body.users.john;
    expect(user).toMatchObject({ image: 'x', role: 'admin', custom: {}, teams: [] });
    expect(user).not.toHaveProperty('name');
    expect(user.created_at).toBe(first.body.users.john.created_at);
    expect(user.updated_at).toBeGreaterThan(first.body.users.john.updated_at);
  });

  it('keeps bans, blocks and devices', async () => {
    await upsert({ id: 'john' }, { id: 'jane' });
    await server.post('/moderation/ban', { target_user_id: 'john', banned_by_id: 'jane' });
    await server.post('/users/block', { blocked_user_id: 'jane', user_id: 'john' });
    await server.post('/devices', { id: 'd', push_provider: 'apn', user_id: 'john' });
    expect((await upsert({ id: 'john' })).body.users.john).toMatchObject({
      banned: true,
      blocked_user_ids: ['jane'],
      devices: [{ id: 'd' }],
    });
  });

  it.each([
    ['john.doe', 'id contains invalid characters'],
    ['john doe', 'id contains invalid characters'],
    ['a/b', 'id contains invalid characters'],
    ['a:b', 'id contains invalid characters'],
    ['x'.repeat(256), 'id must be a maximum of 255 characters in length'],
  ])('refuses an id such as %s', async (id, rule) => {
    const { status, body } = await upsert({ id });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 4, message: `UpdateUsers failed with error: "users.${id}.${rule}"` });
  });

  it('refuses an empty id, a missing one and one that is not its key', async () => {
    const empty = await server.post('/users', { users: { john: { id: '' } } });
    expect(empty.body.message).toContain('users.john.id is a required field');
    const missing = await server.post('/users', { users: { john: {} } });
    expect(missing.body.message).toContain('users.john.id is a required field');
    const other = await server.post('/users', { users: { john: { id: 'jane' } } });
    expect(other.body.message).toContain('users.john.id must be equal to its key "john"');
  });

  it('takes 100 users at a time and no more', async () => {
    const users = Array.from({ length: 101 }, (_, index) => ({ id: `user-${index}` }));
    expect((await upsert(...users.slice(1))).status).toBe(201);
    expect((await upsert(...users)).body.message).toContain('users must contain at maximum 100 items');
    expect((await server.post('/users', {})).body.message).toContain('users is a required field');
  });

  it('writes nothing if one user is not valid', async () => {
    expect((await upsert({ id: 'john' }, { id: 'jane', role: 'nobody' } as never)).status).toBe(400);
    expect((await server.get('/users/john/export')).status).toBe(404);
  });

  it('refuses a role the app does not have', async () => {
    const { body } = await upsert({ id: 'john', role: 'rockstar' } as never);
    expect(body).toMatchObject({
      code: 4,
      message: 'UpdateUsers failed with error: "role "rockstar" does not exist"',
    });
    await server.post('/roles', { name: 'rockstar' });
    expect((await upsert({ id: 'john', role: 'rockstar' } as never)).status).toBe(201);
    const inTeam = await upsert({ id: 'john', teams: ['red'], teams_role: { red: 'nobody' } } as never);
    expect(inTeam.body.message).toContain('role "nobody" does not exist');
  });

  it('bounds teams and custom data', async () => {
    const teams = Array.from({ length: 251 }, (_, index) => `t${index}`);
    expect((await upsert({ id: 'john', teams: teams.slice(1) } as never)).status).toBe(201);
    expect((await upsert({ id: 'john', teams } as never)).body.message).toContain(
      'teams must contain at maximum 250 items',
    );
    expect((await upsert({ id: 'john', teams: ['é'.repeat(51)] } as never)).body.message).toContain(
      'teams must be a maximum of 100 bytes in length',
    );
    expect(
      (await upsert({ id: 'john', custom: { text: 'x'.repeat(5200) } } as never)).body.message,
    ).toContain('users.john.custom must be a maximum of 5120 bytes in size');
  });

  it('does not write to deleted and deactivated users', async () => {
    await upsert({ id: 'john' }, { id: 'jane' });
    await server.post('/users/john/deactivate');
    await server.post('/users/delete', { user_ids: ['jane'] });
    expect((await upsert({ id: 'john' })).body).toMatchObject({
      StatusCode: 404,
      code: 16,
      message: 'UpdateUsers failed with error: "the user john was deactivated"',
    });
    expect((await upsert({ id: 'jane' })).body.message).toContain('the user jane was deleted');
  });

  it('keeps names unique where the app says so', async () => {
    await upsert({ id: 'a', name: 'John', teams: ['red'] } as never);
    await server.patch('/app', { enforce_unique_usernames: 'app' });
    const taken = await upsert({ id: 'b', name: ' j.O hn!' } as never);
    expect(taken.body).toMatchObject({
      StatusCode: 400,
      code: 6,
      message: `UpdateUsers failed with error: "username ' j.O hn!' already exists"`,
    });
    const inBatch = await upsert({ id: 'c', name: 'Jane' } as never, { id: 'd', name: 'jane' } as never);
    expect(inBatch.body.code).toBe(6);
    expect((await upsert({ id: 'a', name: 'John', teams: ['red'] } as never)).status).toBe(201);

    await server.patch('/app', { enforce_unique_usernames: 'team' });
    expect((await upsert({ id: 'b', name: 'John', teams: ['blue'] } as never)).status).toBe(201);
    const inTeam = await upsert({ id: 'c', name: 'john', teams: ['blue', 'red'] } as never);
    expect(inTeam.body.message).toContain(`username 'john' already exists in team 'blue'`);
  });
});

describe('users who write themselves', () => {
  it('change their own fields and keep what only servers set', async () => {
    const server = newApp();
    await server.post('/users', {
      users: { john: { id: 'john', role: 'user', teams: ['red'] }, jane: { id: 'jane' } },
    });
    const john = server.as('john');
    expect(
      (await john.post('/users', { users: { john: { id: 'john', name: 'J' } } })).body.users.john,
    ).toMatchObject({
      name: 'J',
      teams: ['red'],
    });
    expect((await john.patch('/users', { users: [{ id: 'john', set: { color: 'red' } }] })).status).toBe(200);

    const asAdmin = await john.post('/users', { users: { john: { id: 'john', role: 'admin' } } });
    expect(asAdmin.body).toMatchObject({
      StatusCode: 403,
      code: 17,
      message: `UpdateUsers failed with error: "User 'john' with role 'user' is not allowed to perform action UpdateUserRole in scope '.app'"`,
    });
    const inTeam = await john.patch('/users', { users: [{ id: 'john', set: { teams: ['blue'] } }] });
    expect(inTeam.body.message).toContain('UpdateUserTeams');
    for (const change of [
      { set: { 'teams_role.red': 'admin' } },
      { unset: ['teams_role.red'] },
      { unset: ['role'] },
    ]) {
      expect((await john.patch('/users', { users: [{ id: 'john', ...change }] })).status).toBe(403);
    }
    const another = await john.post('/users', { users: { jane: { id: 'jane' } } });
    expect(another.body.message).toContain('is not allowed to perform action UpdateUser in scope');
  });

  it('may do more where no permission is checked', async () => {
    const server = newApp();
    await server.post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } });
    await server.patch('/app', { disable_permissions_checks: true });
    const john = server.as('john');
    expect((await john.patch('/users', { users: [{ id: 'jane', set: { role: 'admin' } }] })).status).toBe(
      200,
    );
  });

  it('may do what their role is granted', async () => {
    const server = newApp();
    await server.post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } });
    await server.patch('/app', { grants: { user: ['update-user'] } });
    expect((await server.as('john').post('/users', { users: { jane: { id: 'jane' } } })).status).toBe(201);
    await server.patch('/app', { grants: { user: [] } });
    expect((await server.as('john').post('/users', { users: { john: { id: 'john' } } })).status).toBe(403);
  });
});
