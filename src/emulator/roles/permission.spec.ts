import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('permissions of the app’s own', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    server = newApp();
  });

  const change = { name: 'Mine', action: 'JoinCall', condition: { $subject: { role: 'admin' } } };
  const mine = { id: 'mine', ...change };
  const create = (body: object = mine) => server.post('/permissions', body);
  const read = async () => (await server.get<{ permission: object }>('/permissions/mine')).body.permission;

  it('are created, listed behind the built-in ones, changed and deleted', async () => {
    const { status, body } = await create({ ...mine, description: 'd', owner: true, same_team: true });
    expect({ status, fields: Object.keys(body) }).toEqual({ status: 201, fields: ['duration'] });
    const created = {
      ...mine,
      description: 'd',
      owner: true,
      same_team: true,
      custom: true,
      level: 'call',
      owner_resource: 'call',
      tags: [],
    };
    expect(await read()).toEqual(created);
    expect((await server.get<{ permissions: object[] }>('/permissions')).body.permissions.at(-1)).toEqual(
      created,
    );

    const changed = { name: 'Other', action: 'Juggle', condition: {} };
    expect((await server.put('/permissions/mine', changed)).status).toBe(201);
    expect(await read()).toMatchObject({
      ...changed,
      id: 'mine',
      description: '',
      owner: false,
      level: 'app',
    });

    expect((await server.delete('/permissions/mine')).status).toBe(200);
    expect((await server.get('/permissions/mine')).status).toBe(404);
  });

  it.each([
    [{ ...mine, id: '' }, 'id'],
    [{ ...mine, id: 'x'.repeat(256) }, 'id'],
    [{ ...mine, id: 'join-call' }, 'id'],
    [{ ...mine, id: 'taken' }, 'id'],
    [{ ...mine, name: 'x'.repeat(101) }, 'name'],
    [{ ...mine, action: undefined }, 'action'],
    [{ ...mine, condition: undefined }, 'condition'],
    [{ ...mine, description: 'x'.repeat(2049) }, 'description'],
  ])('are refused with %j, naming %s', async (body, field) => {
    await create({ ...mine, id: 'taken' });
    expect((await create(body)).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      exception_fields: { [field]: expect.any(String) },
    });
  });

  it('do not replace the built-in ones', async () => {
    for (const { body } of [
      await server.put('/permissions/join-call', change),
      await server.delete('/permissions/join-call'),
    ]) {
      expect(body).toMatchObject({ StatusCode: 400, code: 4 });
      expect(body.message).toContain('permission "join-call" is a built-in permission and cannot be');
    }
  });

  it('are not found if they are not there, and refused to users', async () => {
    expect((await server.put('/permissions/mine', change)).body).toMatchObject({ StatusCode: 404, code: 16 });
    expect((await server.delete('/permissions/mine')).body).toMatchObject({ StatusCode: 404, code: 16 });
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.as('john').post('/permissions', mine)).status).toBe(403);
  });
});
