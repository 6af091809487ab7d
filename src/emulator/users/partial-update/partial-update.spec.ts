import { emulatedApps } from '../../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../../test/support/emulator-http';

const newApp = emulatedApps();

interface ShownUser extends Record<string, unknown> {
  readonly custom: object;
  readonly privacy_settings: Record<string, unknown>;
}

describe('updating users partially', () => {
  let server: EmulatorHttp;
  beforeEach(async () => {
    server = newApp();
    await server.post('/users', {
      users: {
        john: {
          id: 'john',
          name: 'John',
          image: 'x',
          custom: { color: 'red', address: { city: 'A', zip: '1' } },
        },
      },
    });
  });

  const update = (change: { set?: object; unset?: string[] }) =>
    server.patch('/users', { users: [{ id: 'john', ...change }] });
  const updated = async (change: { set?: object; unset?: string[] }) =>
    (await server.patch<{ users: { john: ShownUser } }>('/users', { users: [{ id: 'john', ...change }] }))
      .body.users.john;

  it('answers like an upsert, with 200', async () => {
    const { status, body } = await update({ set: { name: 'J' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      membership_deletion_task_id: '',
      users: { john: { name: 'J', image: 'x' } },
    });
  });

  it('sets and clears built-in fields', async () => {
    const set = {
      name: 'J',
      role: 'admin',
      teams: ['red'],
      teams_role: { red: 'moderator' },
      language: 'nl',
      invisible: true,
    };
    expect(await updated({ set })).toMatchObject(set);
    const cleared = await updated({
      unset: ['name', 'image', 'role', 'teams', 'teams_role', 'language', 'invisible', 'privacy_settings'],
    });
    expect(cleared).toMatchObject({ role: 'user', teams: [], language: '', invisible: false });
    for (const field of ['name', 'image', 'teams_role', 'privacy_settings'])
      expect(cleared).not.toHaveProperty(field);
  });

  it('puts every other key into custom, hyphens included, and keeps what is there', async () => {
    const { custom } = await updated({ set: { size: 2, 'new-field': null }, unset: ['name'] });
    expect(custom).toEqual({ color: 'red', address: { city: 'A', zip: '1' }, size: 2, 'new-field': null });
  });

  it('follows dotted keys', async () => {
    const { custom } = await updated({
      set: { 'address.city': 'B', 'a.b.c': 1, 'color.x': 1 },
      unset: ['address.zip', 'no.where'],
    });
    expect(custom).toEqual({ color: { x: 1 }, address: { city: 'B' }, a: { b: { c: 1 } } });
  });

  it('treats a key called custom like any other', async () => {
    expect((await updated({ set: { custom: { size: 2 } } })).custom).toMatchObject({
      color: 'red',
      custom: { size: 2 },
    });
    expect((await updated({ set: { size: 3 }, unset: ['custom'] })).custom).toEqual({
      color: 'red',
      address: { city: 'A', zip: '1' },
      size: 3,
    });
  });

  it('stores keys that are named like parts of every object', async () => {
    const set: unknown = JSON.parse('{"__proto__":{"admin":true},"constructor":1,"toString.x":2}');
    const text = JSON.stringify((await updated({ set: set as object })).custom);
    expect(text).toContain('"__proto__":{"admin":true}');
    expect(text).toContain('"constructor":1');
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('merges privacy settings', async () => {
    await update({ set: { privacy_settings: { typing_indicators: { enabled: false } } } });
    const { privacy_settings } = await updated({
      set: { privacy_settings: { read_receipts: { enabled: false } } },
    });
    expect(privacy_settings).toEqual({
      typing_indicators: { enabled: false },
      read_receipts: { enabled: false },
    });
    const nested = await updated({ set: { 'privacy_settings.read_receipts.enabled': true } });
    expect(nested.privacy_settings.read_receipts).toEqual({ enabled: true });
  });

  it('sets the role in one team', async () => {
    await update({ set: { teams: ['red', 'blue'] } });
    expect((await updated({ set: { 'teams_role.red': 'admin' } })).teams_role).toEqual({ red: 'admin' });
    expect((await updated({ unset: ['teams_role.red'] })).teams_role).toEqual({});
  });

  it('lets unset win over set', async () => {
    expect((await updated({ set: { color: 'blue' }, unset: ['color'] })).custom).not.toHaveProperty('color');
  });

  it.each([
    'id',
    'banned',
    'online',
    'created_at',
    'updated_at',
    'deleted_at',
    'deactivated_at',
    'last_active',
  ])('does not let %s be set or unset', async (field) => {
    for (const change of [{ set: { [field]: 1 } }, { unset: [field] }]) {
      expect((await update(change)).body).toMatchObject({
        StatusCode: 400,
        code: 4,
        message: `UpdateUsersPartial failed with error: "field "${field}" cannot be updated"`,
      });
    }
  });

  it.each(['a b', '.a', 'a.', 'a..b', '', 'role.x', 'name.first', 'teams.0'])(
    'refuses the key "%s"',
    async (key) => {
      expect((await update({ set: { [key]: 1 } })).body).toMatchObject({
        code: 4,
        message: `UpdateUsersPartial failed with error: "invalid key "${key}""`,
      });
      expect((await update({ unset: [key] })).status).toBe(400);
    },
  );

  it.each([
    [{ name: 5 }, 'expected string for field "name" but got "5"'],
    [{ invisible: 'yes' }, 'expected boolean for field "invisible" but got ""yes""'],
    [{ teams: 'red' }, 'expected array for field "teams" but got ""red""'],
    [{ teams_role: [] }, 'expected object for field "teams_role" but got "[]"'],
    [
      { revoke_tokens_issued_before: 'soon' },
      'expected date for field "revoke_tokens_issued_before" but got "soon"',
    ],
    [{ role: 'nobody' }, 'role "nobody" does not exist'],
    [{ text: 'x'.repeat(5200) }, 'custom must be a maximum of 5120 bytes in size'],
  ])('refuses %j', async (set, reason) => {
    expect((await update({ set })).body).toMatchObject({
      code: 4,
      message: `UpdateUsersPartial failed with error: "${reason}"`,
    });
  });

  it('takes dates as text and as nanoseconds', async () => {
    for (const date of ['2026-01-01T00:00:00.5Z', 1_767_225_600_500_000_000]) {
      expect(
        (await updated({ set: { revoke_tokens_issued_before: date } })).revoke_tokens_issued_before,
      ).toBe(1_767_225_600_500_000_000);
    }
    expect(await updated({ unset: ['revoke_tokens_issued_before'] })).not.toHaveProperty(
      'revoke_tokens_issued_before',
    );
  });

  it('writes nothing if one user is unknown', async () => {
    const { body } = await server.patch('/users', {
      users: [
        { id: 'john', set: { name: 'J' } },
        { id: 'x', set: { name: 'X' } },
      ],
    });
    expect(body).toMatchObject({
      StatusCode: 404,
      code: 16,
      message: 'UpdateUsersPartial failed with error: "the user x does not exist"',
    });
    expect((await server.get('/users/john/export')).body.user.name).toBe('John');
  });

  it('applies changes to one user in their order', async () => {
    const { body } = await server.patch('/users', {
      users: [
        { id: 'john', set: { a: 1, b: 1 } },
        { id: 'john', set: { b: 2 } },
      ],
    });
    expect(body.users.john.custom).toMatchObject({ a: 1, b: 2 });
  });

  it('takes at most 100 users', async () => {
    const users = Array.from({ length: 101 }, () => ({ id: 'john' }));
    expect((await server.patch('/users', { users })).body.message).toContain(
      'users must contain at maximum 100 items',
    );
    expect((await server.patch('/users', { users: users.slice(1) })).status).toBe(200);
  });

  it('checks that a new name is unique, but not a name that stays', async () => {
    await server.post('/users', { users: { jane: { id: 'jane', name: 'John' } } });
    await server.patch('/app', { enforce_unique_usernames: 'app' });
    expect((await update({ set: { color: 'blue' } })).status).toBe(200);
    await server.post('/users', { users: { bob: { id: 'bob', name: 'Bob' } } });
    expect((await update({ set: { name: 'bob' } })).body.code).toBe(6);
  });
});
