import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('user groups', () => {
  let server: EmulatorHttp;
  beforeEach(async () => {
    server = newApp();
    const ids = ['john', 'jane', 'jack'];
    await server.post('/users', { users: Object.fromEntries(ids.map((id) => [id, { id }])) });
  });

  const create = (body: object) => server.post('/usergroups', body);
  const idsAt = async (path: string) =>
    (await server.get<{ user_groups: { id: string }[] }>(path)).body.user_groups.map(({ id }) => id);
  const member = (user_id: string, is_admin = false) => ({
    app_pk: expect.any(Number),
    group_id: 'crew',
    user_id,
    is_admin,
    created_at: expect.any(Number),
  });

  it('are created, read, changed and deleted', async () => {
    const { status, body } = await create({
      id: 'crew',
      name: 'Crew',
      description: 'd',
      team_id: 'red',
      member_ids: ['john'],
    });
    expect(status).toBe(201);
    expect(body.user_group).toEqual({
      id: 'crew',
      name: 'Crew',
      description: 'd',
      team_id: 'red',
      members: [member('john')],
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
    expect((await server.get('/usergroups/crew')).body.user_group).toEqual(body.user_group);
    const changed = await server.put('/usergroups/crew', { name: 'Staff' });
    expect(changed.body.user_group).toMatchObject({ name: 'Staff', description: 'd' });
    expect((await server.get('/usergroups')).body.user_groups[0]).not.toHaveProperty('members');
    expect((await server.delete('/usergroups/crew')).status).toBe(200);
    expect(await idsAt('/usergroups')).toEqual([]);
  });

  it('get an id if they have none', async () => {
    expect((await create({ name: 'Crew', id: '' })).body.user_group.id).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    [{ name: 'x', id: 'x'.repeat(256) }, 'id'],
    [{ name: 'x', id: 'taken' }, 'id'],
    [{ name: 'x', description: 'x'.repeat(1025) }, 'description'],
    [{ name: 'x', member_ids: Array.from({ length: 101 }, () => 'john') }, 'member_ids'],
  ])('are refused with %j, naming %s', async (body, field) => {
    await create({ name: 'x', id: 'taken' });
    expect((await create(body)).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      exception_fields: { [field]: expect.any(String) },
    });
  });

  it('take members, all or none, and let them go', async () => {
    await create({ id: 'crew', name: 'Crew', member_ids: ['john'] });
    const missing = await server.post('/usergroups/crew/members', { member_ids: ['jane', 'nobody'] });
    expect(missing.body).toMatchObject({ StatusCode: 404, code: 16 });
    expect((await server.get('/usergroups/crew')).body.user_group.members).toEqual([member('john')]);

    const added = await server.post('/usergroups/crew/members', { member_ids: ['jane'], as_admin: true });
    expect(added.status).toBe(201);
    expect(added.body.user_group.members).toEqual([member('john'), member('jane', true)]);
    const removed = await server.post('/usergroups/crew/members/delete', { member_ids: ['john', 'nobody'] });
    expect(removed.body.user_group.members).toEqual([member('jane', true)]);
    for (const path of ['/usergroups/crew/members', '/usergroups/crew/members/delete']) {
      expect((await server.post(path, { member_ids: [] })).body).toMatchObject({ StatusCode: 400, code: 4 });
    }
  });

  it('lose members that are deleted for good', async () => {
    await create({ id: 'crew', name: 'Crew', member_ids: ['john', 'jane', 'jack'] });
    await server.post('/users/delete', { user_ids: ['jane'] });
    const hard = { user: 'hard', messages: 'hard', conversations: 'hard' };
    await server.post('/users/delete', { user_ids: ['jack'], ...hard });
    expect((await server.get('/usergroups/crew')).body.user_group.members).toEqual([
      member('john'),
      member('jane'),
    ]);
  });

  it('are listed behind a time and an id, or an id alone', async () => {
    const created: number[] = [];
    for (const id of ['c', 'a', 'b']) {
      created.push((await create({ id, name: 'x' })).body.user_group.created_at as number);
    }
    expect(await idsAt('/usergroups?limit=2')).toEqual(['c', 'a']);
    expect(await idsAt(`/usergroups?created_at_gt=${String(created[0])}&id_gt=c`)).toEqual(['a', 'b']);
    expect(await idsAt(`/usergroups?created_at_gt=${String(created[1])}`)).toEqual(['b']);
    expect(await idsAt('/usergroups?id_gt=a')).toEqual(['b', 'c']);
    for (const query of ['limit=0', 'limit=101', 'created_at_gt=x', `team_id=${'x'.repeat(256)}`]) {
      expect((await server.get(`/usergroups?${query}`)).body).toMatchObject({ StatusCode: 400, code: 4 });
    }
  });

  it('are found by the beginning of their name', async () => {
    for (const [id, name] of [
      ['1', 'Crew'],
      ['2', 'crowd'],
      ['3', 'Crew'],
      ['4', 'Staff'],
    ]) {
      await create({ id, name });
    }
    expect(await idsAt('/usergroups/search?query=CR')).toEqual(['1', '3', '2']);
    expect(await idsAt('/usergroups/search?query=cr&limit=1&name_gt=Crew&id_gt=1')).toEqual(['3']);
    expect(await idsAt('/usergroups/search?query=cr&name_gt=Crew')).toEqual(['2']);
    for (const query of ['', 'query=a&limit=26', `query=${'x'.repeat(256)}`]) {
      expect((await server.get(`/usergroups/search?${query}`)).status).toBe(400);
    }
  });

  it('are of one team, and not found by another', async () => {
    await create({ id: 'crew', name: 'Crew', team_id: 'red' });
    await create({ id: 'staff', name: 'Crew' });
    expect(await idsAt('/usergroups?team_id=red')).toEqual(['crew']);
    expect(await idsAt('/usergroups/search?query=crew&team_id=red')).toEqual(['crew']);
    expect((await server.get('/usergroups/crew?team_id=red')).status).toBe(200);
    const answers = [
      await server.get('/usergroups/crew?team_id=blue'),
      await server.put('/usergroups/crew', { team_id: 'blue' }),
      await server.post('/usergroups/crew/members', { member_ids: ['john'], team_id: 'blue' }),
      await server.post('/usergroups/crew/members/delete', { member_ids: ['john'], team_id: 'blue' }),
      await server.delete('/usergroups/crew?team_id=blue'),
      await server.get('/usergroups/nothing'),
    ];
    expect(answers.map(({ body }) => `${body.StatusCode}/${body.code}`)).toEqual(answers.map(() => '404/16'));
  });

  it('are refused to users', async () => {
    expect((await server.as('john').get('/usergroups')).status).toBe(403);
    expect((await server.as('john').get('/usergroups/search?query=a')).status).toBe(403);
  });
});
