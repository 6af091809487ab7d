import { BUILT_IN_ROLES } from '../../stream/models/enums';
import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('roles', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    server = newApp();
  });

  const create = (name: string) => server.post('/roles', { name });
  const remove = (name: string) => server.delete(`/roles/${name}`);
  const namesAt = async (path: string) =>
    (await server.get<{ roles: { name: string }[] }>(path)).body.roles.map(({ name }) => name);
  const names = () => namesAt('/roles');

  it('are the built-in ones in a new app', async () => {
    expect(await names()).toEqual(BUILT_IN_ROLES);
  });

  it('are added and removed', async () => {
    const { status, body } = await create('rockstar');
    expect(status).toBe(201);
    expect(body.role).toEqual({
      name: 'rockstar',
      custom: true,
      scopes: [],
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
    expect(await names()).toContain('rockstar');
    expect((await remove('rockstar')).status).toBe(200);
    expect(await names()).not.toContain('rockstar');
  });

  it.each([
    ['create', 'admin', 'role "admin" already exists'],
    ['remove', 'rockstar', 'role "rockstar" does not exist'],
    ['remove', 'admin', 'role "admin" is a built-in role and cannot be deleted'],
  ])('cannot %s %s', async (action, name, reason) => {
    const { body } = await (action === 'create' ? create(name) : remove(name));
    expect(body).toMatchObject({ StatusCode: 400, code: 4 });
    expect(body.message).toContain(`failed with error: "${reason}"`);
  });

  it('cannot be removed while a user has one', async () => {
    await create('rockstar');
    await server.post('/users', { users: { john: { id: 'john', role: 'rockstar' } } });
    expect((await remove('rockstar')).body.message).toBe(
      'DeleteRole failed with error: "role "rockstar" cannot be deleted, at least one user is using this role (ie. "john")"',
    );
    await server.post('/users/delete', { user_ids: ['john'] });
    expect((await remove('rockstar')).status).toBe(200);
  });

  it('cannot be removed while something is granted to one, on the app or on a call type', async () => {
    await create('rockstar');
    const reason = 'role "rockstar" cannot be deleted, it still has grants';
    await server.patch('/app', { grants: { rockstar: ['search-user'] } });
    expect((await remove('rockstar')).body.message).toContain(reason);
    await server.patch('/app', { grants: { rockstar: [] } });
    await server.put('/video/calltypes/default', { grants: { rockstar: ['join-call'] } });
    expect((await remove('rockstar')).body.message).toContain(reason);
    await server.put('/video/calltypes/default', { grants: { rockstar: [] } });
    expect((await remove('rockstar')).status).toBe(200);
  });

  it('are 25 of an app’s own at most, with names of 1 to 64 characters', async () => {
    expect((await create('x'.repeat(65))).body.message).toContain(
      'name must be a maximum of 64 characters in length',
    );
    expect((await create('')).body.message).toContain('name is a required field');
    for (let index = 0; index < 25; index += 1) expect((await create(`role${index}`)).status).toBe(201);
    expect((await create('more')).body.message).toContain('an app can have at maximum 25 custom roles');
  });

  it('are found by the beginning of their name', async () => {
    const search = (query: string) => namesAt(`/roles/search?${query}`);
    expect(await search('query=GLOBAL')).toEqual(['global_admin', 'global_moderator', 'global_read_only']);
    expect(await search('query=global&limit=1&name_gt=global_admin')).toEqual(['global_moderator']);
    expect((await server.get('/roles/search')).body.message).toContain('query is a required field');
    expect((await server.get('/roles/search?query=a&limit=26')).body.message).toContain(
      'limit must be 25 or less',
    );
  });
});

describe('permissions', () => {
  it('are listed with their variants, each to be read alone', async () => {
    const server = newApp();
    const { body } = await server.get<{ permissions: { id: string }[] }>('/permissions');
    const ids = body.permissions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [
      'join-call',
      'end-call-owner',
      'enable-noise-cancellation-any-team',
      'create-channel',
      'update-user-owner',
    ]) {
      expect(ids).toContain(id);
      expect((await server.get(`/permissions/${id}`)).body.permission).toMatchObject({ id, custom: false });
    }
    expect((await server.get('/permissions/end-call-owner')).body.permission).toMatchObject({
      action: 'EndCall',
      owner: true,
      same_team: true,
      level: 'call',
    });
    expect((await server.get('/permissions/nothing')).body).toMatchObject({ StatusCode: 404, code: 16 });
  });
});
