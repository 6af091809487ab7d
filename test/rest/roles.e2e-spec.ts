import { A_PLATFORM } from '../support/platforms';
import { useRestHost } from './rest-host';

const PERMISSION = { name: 'Join in the team', action: 'JoinCall', condition: {}, same_team: true };

describe.each(A_PLATFORM)('roles on %s', (platform) => {
  const host = useRestHost(platform);
  const namesOf = ({ body }: { body: { roles: { name: string }[] } }) => body.roles.map(({ name }) => name);

  it('are created, listed, found and deleted', async () => {
    const created = await host.request('POST', '/roles', { name: 'moderating-host' });
    const listed = await host.request('GET', '/roles');
    const found = await host.request('POST', '/roles/search', { query: 'MODERATI', limit: 1 });
    const deleted = await host.request('DELETE', '/roles/moderating-host');
    const left = await host.request('GET', '/roles');

    expect(created).toMatchObject({
      status: 201,
      body: { role: { name: 'moderating-host', custom: true } },
    });
    expect(namesOf(listed)).toEqual(expect.arrayContaining(['user', 'moderating-host']));
    expect(found.status).toBe(200);
    expect(namesOf(found)).toEqual(['moderating-host']);
    expect(deleted).toMatchObject({ status: 204, body: undefined });
    expect(namesOf(left)).not.toContain('moderating-host');
  });

  it('that are built in or in use are not deleted, and none is created twice', async () => {
    await host.request('POST', '/roles', { name: 'teacher' });
    await host.request('PUT', '/users', { users: [{ id: 'john', role: 'teacher' }] });

    const builtIn = await host.request('DELETE', '/roles/user');
    const used = await host.request('DELETE', '/roles/teacher');
    const again = await host.request('POST', '/roles', { name: 'teacher' });

    expect([builtIn.status, used.status, again.status]).toEqual([400, 400, 400]);
  });

  it.each([
    ['POST', '/roles', { name: '' }, 'name should not be empty'],
    ['POST', '/roles', { name: 'x'.repeat(65) }, 'name must be shorter than or equal to 64'],
    ['POST', '/roles/search', {}, 'query must be a string'],
    ['POST', '/roles/search', { query: 'a', limit: 26 }, 'limit must not be greater than 25'],
    ['POST', '/permissions', PERMISSION, 'id must be a string'],
    ['PUT', '/permissions/a', { ...PERMISSION, id: 'b' }, 'id is not a known field'],
    ['PUT', '/permissions/a', { name: 'A', action: 'JoinCall' }, 'condition must be an object'],
  ])('refuse %s %s with %j', async (method, path, body, message) => {
    const answer = await host.request(method, path, body);

    expect(answer.status).toBe(400);
    expect(answer.body.message).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });

  it('have permissions, which are created, read, replaced and deleted', async () => {
    const created = await host.request('POST', '/permissions', { id: 'join-in-team', ...PERMISSION });
    const read = await host.request('GET', '/permissions/join-in-team');
    const replaced = await host.request('PUT', '/permissions/join-in-team', {
      name: 'Join',
      action: 'JoinCall',
      condition: { 'resource.custom.open': true },
    });
    const listed = await host.request('GET', '/permissions');
    const deleted = await host.request('DELETE', '/permissions/join-in-team');
    const gone = await host.request('GET', '/permissions/join-in-team');

    expect(created).toMatchObject({ status: 204, body: undefined });
    expect(read).toMatchObject({ status: 200, body: { permission: { ...PERMISSION, custom: true } } });
    expect(replaced.status).toBe(204);
    expect(listed.body.permissions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'join-in-team',
          same_team: false,
          condition: { 'resource.custom.open': true },
        }),
        expect.objectContaining({ custom: false }),
      ]),
    );
    expect(deleted.status).toBe(204);
    expect(gone).toMatchObject({ status: 404, body: { code: 16 } });
  });
});

describe.each(A_PLATFORM)('user groups on %s', (platform) => {
  const host = useRestHost(platform);
  const membersOf = ({ body }: { body: { user_group: { members: { user_id: string }[] } } }) =>
    body.user_group.members.map(({ user_id }) => user_id);

  beforeEach(async () => {
    await host.request('PUT', '/users', { users: [{ id: 'john' }, { id: 'jack' }] });
    await host.request('POST', '/user-groups', {
      id: 'designers',
      name: 'Designers',
      member_ids: ['john'],
      team_id: 'red',
    });
  });

  it('are read, listed, found, changed and deleted', async () => {
    const read = await host.request('GET', '/user-groups/designers');
    const otherTeam = await host.request('GET', '/user-groups/designers?team_id=blue');
    const listed = await host.request('GET', '/user-groups?limit=1&team_id=red');
    const next = await host.request(
      'GET',
      `/user-groups?id_gt=designers&created_at_gt=${String(read.body.user_group.created_at)}`,
    );
    const found = await host.request('POST', '/user-groups/search', { query: 'des' });
    const changed = await host.request('PATCH', '/user-groups/designers', { description: 'They draw' });
    const deleted = await host.request('DELETE', '/user-groups/designers?team_id=red');
    const gone = await host.request('GET', '/user-groups/designers');

    expect(read).toMatchObject({ status: 200, body: { user_group: { name: 'Designers', team_id: 'red' } } });
    expect(membersOf(read)).toEqual(['john']);
    expect(otherTeam.status).toBe(404);
    expect(listed.body.user_groups).toMatchObject([{ id: 'designers' }]);
    expect(next.body.user_groups).toEqual([]);
    expect(found).toMatchObject({ status: 200, body: { user_groups: [{ id: 'designers' }] } });
    expect(changed.body.user_group).toMatchObject({ name: 'Designers', description: 'They draw' });
    expect(deleted).toMatchObject({ status: 204, body: undefined });
    expect(gone.status).toBe(404);
  });

  it('get and lose members', async () => {
    const members = '/user-groups/designers/members';
    const added = await host.request('POST', members, { member_ids: ['jack'], as_admin: true });
    const removed = await host.request('POST', `${members}/remove`, { member_ids: ['john', 'nobody'] });
    const unknown = await host.request('POST', members, { member_ids: ['nobody'] });

    expect(added.status).toBe(200);
    expect(membersOf(added)).toEqual(['john', 'jack']);
    expect(added.body.user_group.members[1]).toMatchObject({ user_id: 'jack', is_admin: true });
    expect(membersOf(removed)).toEqual(['jack']);
    expect(unknown.status).toBe(404);
  });

  it.each([
    ['POST', '/user-groups', { id: 'a' }, 'name must be a string'],
    ['PATCH', '/user-groups/designers', { team_id: 'red' }, 'name or description is required'],
    ['POST', '/user-groups/designers/members', { member_ids: [] }, 'member_ids should not be empty'],
    ['GET', '/user-groups?limit=0', undefined, 'limit must not be less than 1'],
    ['GET', '/user-groups?created_at_gt=today', undefined, 'created_at_gt must be an RFC 3339 date'],
  ])('refuse %s %s with %j', async (method, path, body, message) => {
    const answer = await host.request(method, path, body);

    expect(answer.status).toBe(400);
    expect(answer.body.message).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });
});
